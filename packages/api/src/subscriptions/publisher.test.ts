import { createRequestContext } from '@dispense/appsync'
import type { SubscriptionEvent } from '@dispense/appsync/subscriptions'
import { openConnection, putSubscription, subscriptionKey, takeSubscriptionId } from '@dispense/core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { owner } from '../../test/callers.ts'
import { startApi, type TestApi } from '../../test/table.ts'
import { runOptions } from '../run-options.ts'
import { createApiSchema } from '../server.ts'
import { showError } from './messages.ts'
import { createPublisher } from './publisher.ts'
import type { Wire } from './store.ts'

let api: TestApi

beforeAll(async () => {
  api = await startApi()
})

beforeEach(() => api.clear())

afterAll(() => api.stop())

const schema = createApiSchema()
const topic = 'onSale/acme'

/** Old enough that the stream waits for nobody. */
const happenedAt = Date.now() - 60_000

const sale = (slot = 'A1', id = 'v1:1'): SubscriptionEvent => ({
  fieldName: 'onSale',
  id,
  sequence: 1,
  at: happenedAt,
  fields: { operatorId: 'acme', vendId: 'v1' },
  payload: { id: 'v1', operatorId: 'acme', slot },
})

describe('publishing', () => {
  it('tells a thousand subscribers of one topic, each once', async () => {
    for (let start = 0; start < 1000; start += 40) {
      await api.write(...Array.from({ length: 40 }, (_, n) => putSubscription(subscriptionOf(`c${start + n}`))))
    }
    const { publisher, sent } = publisherOver()
    await publisher.publish([sale()])
    expect(sent).toHaveLength(1000)
    expect(new Set(sent.map(({ connectionId }) => connectionId)).size).toBe(1000)
    expect(sent[0]?.message).toMatchObject({
      type: 'next',
      payload: { data: { onSale: { slot: 'A1' } }, extensions: { eventId: 'v1:1', sequence: 1 } },
    })
    await publisher.publish([sale()], { again: true })
    expect(sent).toHaveLength(1000)
  }, 90_000)

  it('tells only those whose filter an event passes', async () => {
    await subscribe('all', 'of m1', 'of m2')
    const ofMachines = (...value: string[]) => ({
      filterGroup: [{ filters: [{ fieldName: 'machineId', operator: 'in', value }] }],
    })
    await api.write(
      putSubscription({ ...subscriptionOf('of m1'), filter: ofMachines('m1', 'm3') }),
      putSubscription({ ...subscriptionOf('of m2'), filter: ofMachines('m2') }),
    )
    const { publisher, sent } = publisherOver()
    const { fields, ...event } = sale()
    await publisher.publish([{ ...event, fields: { ...fields, machineId: 'm1' } }])
    expect(sent.map(({ connectionId }) => connectionId).toSorted()).toEqual(['all', 'of m1'])
  })

  it('waits for no mutation when none made the change, and leaves out what the stream repeats', async () => {
    await subscribe('one')
    const { publisher, sent } = publisherOver()
    const opened = { ...sale(), at: Date.now() }
    const started = performance.now()
    await publisher.publish([opened], { again: true, patience: 0 })
    await publisher.publish([opened], { again: true, patience: 0 })
    expect(performance.now() - started).toBeLessThan(2500)
    expect(sent).toHaveLength(1)
  })

  it('forgets a connection that is gone, with all that was subscribed on it, and tells the others', async () => {
    await subscribe('gone', 'there')
    const { publisher, sent } = publisherOver({ post: async (connectionId) => connectionId !== 'gone' })
    await publisher.publish([sale()])
    expect(sent.map(({ connectionId }) => connectionId).toSorted()).toEqual(['gone', 'there'])
    expect(await ofConnection('gone')).toEqual([])
    expect(await ofConnection('there')).toHaveLength(2)
  })

  it('tells a subscriber that an event is too large for a message, and goes on', async () => {
    await subscribe('one')
    const { publisher, sent } = publisherOver()
    await publisher.publish([sale('x'.repeat(140_000))])
    await publisher.publish([sale('A2', 'v1:2')])
    expect(sent.map(({ message }) => message)).toMatchObject([
      { type: 'next', payload: { data: null, errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] } },
      { type: 'next', payload: { data: { onSale: { slot: 'A2' } } } },
    ])
  })

  it('ends a connection whose token has expired, and tells it nothing more', async () => {
    await subscribe('late')
    await api.write(putSubscription({ ...subscriptionOf('late'), tokenExpiresAt: Date.now() - 1 }))
    const { publisher, sent, closed } = publisherOver()
    await publisher.publish([sale()])
    expect(sent.map(({ message }) => message)).toMatchObject([{ type: 'ping', payload: { close: { code: 4401 } } }])
    expect(closed).toEqual(['late'])
    expect(await ofConnection('late')).toEqual([])
  })

  it('ends the subscription of somebody whose role was revoked, with an error instead of the event', async () => {
    await subscribe('demoted', 'owner')
    const identity = { ...subscriptionOf('demoted').identity, groups: [] }
    await api.write(putSubscription({ ...subscriptionOf('demoted'), identity }))
    const { publisher, sent } = publisherOver()
    await publisher.publish([sale()])
    await publisher.publish([sale('A2', 'v1:2')])
    const told = sent.filter(({ connectionId }) => connectionId === 'demoted').map(({ message }) => message)
    expect(told).toMatchObject([{ id: '1', type: 'error', payload: [{ extensions: { code: 'Unauthorized' } }] }])
    expect(sent.filter(({ connectionId }) => connectionId === 'owner')).toHaveLength(2)
    expect(await ofConnection('demoted')).toHaveLength(1)
  })

  it('that dies in the middle is done again from the stream, under the same id, and nobody is left out', async () => {
    const connections = Array.from({ length: 120 }, (_, n) => `c${n}`)
    await subscribe(...connections)
    let left = 60
    const dying = publisherOver({
      async post() {
        if (left-- <= 0) throw new Error('The process is gone')
        return true
      },
    })
    await expect(dying.publisher.publish([sale()])).rejects.toThrow('The process is gone')
    const { publisher, sent } = publisherOver()
    await publisher.publish([sale()], { again: true })
    expect(sent.map(({ connectionId }) => connectionId).toSorted()).toEqual(connections.toSorted())
    expect(new Set(sent.map(({ message }) => message.payload.extensions.eventId))).toEqual(new Set(['v1:1']))
  })
})

describe('an invalidation', () => {
  const ofOperator = (value: string) => ({
    filterGroup: [{ filters: [{ fieldName: 'operatorId', operator: 'eq', value }] }],
  })

  it('ends the subscriptions whose invalidation filter its payload passes, with complete, and no other', async () => {
    await subscribe('ended', 'of another', 'without a filter')
    await api.write(
      putSubscription({ ...subscriptionOf('ended'), invalidationFilter: ofOperator('acme') }),
      putSubscription({ ...subscriptionOf('of another'), invalidationFilter: ofOperator('globex') }),
    )
    const { publisher, sent, closed } = publisherOver()
    await publisher.invalidate({ subscriptionField: 'onSale', payload: { operatorId: 'acme' } })
    expect(sent).toEqual([{ connectionId: 'ended', message: { id: '1', type: 'complete' } }])
    await publisher.publish([sale()])
    expect(
      sent
        .slice(1)
        .map(({ connectionId }) => connectionId)
        .toSorted(),
    ).toEqual(['of another', 'without a filter'])
    expect(closed).toEqual([])
    expect((await ofConnection('ended')).map(({ subscriptions }) => subscriptions)).toEqual([{}])
  })

  it('without what the topic is made of is an error, and ends nothing', async () => {
    const { publisher } = publisherOver()
    await expect(publisher.invalidate({ subscriptionField: 'onSale', payload: {} })).rejects.toThrow("'operatorId'")
  })
})

interface Sent {
  connectionId: string
  message: { payload: { extensions: { eventId: string } } }
}

/** A publisher whose messages are kept, or do what `wire` says. */
function publisherOver(wire: Partial<Wire> = {}) {
  const sent: Sent[] = []
  const closed: string[] = []
  const { client, table, deadline } = api.parts()
  const publisher = createPublisher({
    schema,
    wire: {
      async post(connectionId, text) {
        sent.push({ connectionId, message: JSON.parse(text) })
        return (await wire.post?.(connectionId, text)) ?? true
      },
      async close(connectionId) {
        closed.push(connectionId)
      },
    },
    show: showError(console.error, true),
    run: () => runOptions(client, table, deadline),
    contextOf: (caller) => createRequestContext({ ...caller, electro: { client, table }, deadline }),
  })
  return { publisher, sent, closed }
}

const subscriptionOf = (connectionId: string) => ({
  topic,
  connectionId,
  subscriptionKey: subscriptionKey('1'),
  subscriptionId: '1',
  query: 'subscription { onSale(operatorId: "acme") { slot } }',
  variables: {},
  authMode: owner.authMode,
  identity: owner.identity as unknown as Record<string, unknown>,
  createdAt: happenedAt - 1000,
  expiresAt: Math.floor(Date.now() / 1000) + 3600,
})

/** Connections of the owner, each with one subscription. */
async function subscribe(...connections: string[]): Promise<void> {
  await api.write(...connections.map((id) => openConnection(id, Date.now())))
  await api.write(...connections.map((id) => takeSubscriptionId(id, '1', topic)))
  await api.write(...connections.map((id) => putSubscription(subscriptionOf(id))))
}

async function ofConnection(id: string) {
  return (await api.items()).filter(({ connectionId }) => connectionId === id)
}
