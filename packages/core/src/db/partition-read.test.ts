import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { machineOf } from '../../test/records.ts'
import { Machine, MachineState, newState } from '../entities.ts'
import { machinePage } from '../machine/state.ts'
import { putSubscription, type SubscriptionRecord, subscriptionsOf } from '../subscription/subscription.ts'
import type { Operation } from './operation.ts'

const subscription: SubscriptionRecord = {
  ...{ topic: 't', connectionId: 'c', subscriptionKey: 'k', subscriptionId: '1', query: 'q', variables: {} },
  ...{ authMode: 'API_KEY', identity: null, createdAt: 1, expiresAt: 2 },
}

const machine = machineOf({ machineId: 'm' })
const itemOf = (operation: { params(): unknown }) => (operation.params() as { Item: object }).Item

/** Each kind of partition: its read, and items that may lie there. */
const PARTITIONS: [name: string, read: (value: string) => Operation<object>, items: object[]][] = [
  ['a machine', machinePage, [itemOf(Machine.put(machine)), itemOf(MachineState.put(newState(machine)))]],
  ['a topic', subscriptionsOf, [itemOf(putSubscription(subscription))]],
]

/** A client that answers a page for each Query, and what it was asked for. */
function clientWith(...pages: object[]) {
  const asked: object[] = []
  const query = (params: object) => {
    const page = pages[asked.push(params) - 1] ?? { Items: [] }
    return { promise: async () => page, abort: () => undefined, on: () => undefined }
  }
  const others = ['put', 'update', 'delete', 'batchWrite', 'batchGet', 'scan', 'get', 'transactWrite', 'transactGet']
  const never = Object.fromEntries(others.map((name) => [name, () => expect.unreachable()]))
  return { asked, client: { ...never, query, createSet: (value: unknown) => value } }
}

/** What the read asks and answers: by itself, and by ElectroDB's chain, which an option brings in that changes nothing. */
async function bothWays(read: Operation<object>, pages: object[], more: object = {}) {
  const ways = [{}, { unprocessed: 'item' }].map(async (chain) => {
    const { asked, client } = clientWith(...pages)
    const options = { client, table: 't', originalErr: true, ...more, ...chain }
    return { answer: await read.go(options as never), asked }
  })
  return await Promise.all(ways)
}

describe.each(PARTITIONS)('a read of the partition of %s', (_name, read, items) => {
  it('asks as ElectroDB’s own, whatever the value and the options', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[0-9A-Za-z_:-]{1,64}$/), fc.boolean(), async (value, consistent) => {
        const [own, chain] = await bothWays(read(value), [], { consistent })
        expect(own).toEqual(chain)
        expect(own?.asked[0]).toMatchObject({ TableName: 't' })
      }),
    )
  })

  it('answers as ElectroDB’s own: what is there, nothing, and items of other entities', async () => {
    const stranger = { ...items[0], __edb_e__: 'another' }
    for (const Items of [items, [], [...items, stranger], [stranger]]) {
      const [own, chain] = await bothWays(read('m'), [{ Items }])
      expect(own).toEqual(chain)
    }
    const [own] = await bothWays(read('m'), [{ Items: items }])
    expect(JSON.stringify(own?.answer)).toContain(items === PARTITIONS[0]?.[2] ? '"machineId":"m"' : '"topic":"t"')
  })

  it('of more than a page answers as ElectroDB’s own, with where the next begins', async () => {
    const [first] = items as [{ pk: string; sk: string }]
    const page = { Items: items, LastEvaluatedKey: { pk: first.pk, sk: first.sk } }
    const [own, chain] = await bothWays(read('m'), [page, page])
    expect(own?.answer).toEqual(chain?.answer)
    expect(own?.answer).toMatchObject({ cursor: expect.any(String) })
    // A topic's pages are read once each; a machine has no second one, and ElectroDB would read it.
    expect(own?.asked).toHaveLength(read === subscriptionsOf ? 1 : 2)
  })
})
