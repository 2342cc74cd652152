import { describe, expect, it } from 'vitest'
import { createRequestContext } from '../runtime/request-context.ts'
import { createSchema } from '../runtime/schema.ts'
import type { AuthMode, Context } from '../types.ts'
import { extensions, util } from '../utils.ts'
import {
  readOperation,
  resolveSubscription,
  type SubscriptionEvent,
  subscriptionsOfMutations,
  topicOf,
} from './operation.ts'

interface Source {
  event?: { payload: { id: string; owner: string; secret: string } }
}

const schema = createSchema({
  typeDefs: `
    type Query { a: Int }
    type Mutation { start: Vend, cancel: Vend }
    type Vend { id: ID! secret: String @aws_oidc }
    type Subscription {
      onVend(id: ID!, owner: String): Vend @aws_subscribe(mutations: ["start", "cancel"]) @aws_api_key @aws_oidc
      onStart: Vend @aws_subscribe(mutations: ["start"])
    }
  `,
  defaultAuthMode: 'API_KEY',
  resolvers: {
    Subscription: {
      onVend: {
        request: (ctx: Context<{ id: string }, Source>) => ({ payload: ctx.source.event?.payload }),
        response: (ctx: Context<{ id: string }, Source>) => {
          if (ctx.args.id === 'forbidden') util.unauthorized()
          if (!ctx.source.event)
            extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ id: { eq: 'v1' } }))
          return ctx.result
        },
      },
    },
  },
})

const read = (query: string, variables = {}) => readOperation(schema, { query, variables })

const ask = async (query: string, event?: SubscriptionEvent, authMode: AuthMode = 'API_KEY') => {
  const operation = read(query)
  if (!('document' in operation)) throw operation[0]
  const electro = { client: { call: () => Promise.reject(new Error('no database')) }, table: 'none' }
  const context = createRequestContext({ identity: null, authMode, electro: electro as never })
  return { ...(await resolveSubscription(schema, operation, context, event)), filter: context.subscriptions.filter }
}

const event: SubscriptionEvent = {
  fieldName: 'onVend',
  id: 'v1:1',
  sequence: 1,
  at: 0,
  fields: { id: 'v1' },
  payload: { id: 'v1', secret: 's' },
}

describe('an operation of a subscriber', () => {
  it('is read with its field, its arguments and its topic', () => {
    const operation = read(
      'subscription A($id: ID!) { ...F } fragment F on Subscription { vend: onVend(id: $id) { id } }',
      {
        id: 'a/b',
      },
    )
    expect(operation).toMatchObject({ fieldName: 'onVend', args: { id: 'a/b' }, topic: 'onVend/a%2Fb' })
  })

  it.each([
    ['no GraphQL', '{', 'Syntax Error'],
    ['about a field that does not exist', 'subscription { nothing }', 'Cannot query field'],
    ['two fields', 'subscription { onStart { id } b: onStart { id } }', 'must select only one'],
    ['a query', '{ a }', 'Only subscriptions'],
    ['without a variable that is needed', 'subscription ($id: ID!) { onVend(id: $id) { id } }', 'was not provided'],
  ])('that is %s is refused', (_what, query, message) => {
    expect(read(query)).toEqual([expect.objectContaining({ message: expect.stringContaining(message) })])
  })

  it('meets the events of its field and required arguments under one topic', () => {
    expect(topicOf(schema, 'onVend', { id: 'v1', owner: 'x' })).toBe('onVend/v1')
    expect(topicOf(schema, 'onStart', {})).toBe('onStart')
    expect(() => topicOf(schema, 'onNothing', {})).toThrow('no field')
    expect(() => topicOf(schema, 'onVend', { owner: 'x' })).toThrow("needs the argument 'id'")
  })

  it('is published to by the mutations that @aws_subscribe names', () => {
    expect(Object.fromEntries(subscriptionsOfMutations(schema))).toEqual({
      start: ['onVend', 'onStart'],
      cancel: ['onVend'],
    })
  })
})

describe('a subscription, resolved for its subscriber', () => {
  it('sets its filter when it is subscribed, and has nothing to tell yet', async () => {
    expect(await ask('subscription { onVend(id: "v1") { id } }')).toMatchObject({
      isEmpty: true,
      isOver: false,
      filter: { filterGroup: [{ filters: [{ fieldName: 'id', operator: 'eq', value: 'v1' }] }] },
    })
  })

  it('tells of an event with its own selection set', async () => {
    const { result, isEmpty } = await ask('subscription { vend: onVend(id: "v1") { name: id } }', event)
    expect(result).toEqual({ data: { vend: { name: 'v1' } } })
    expect(isEmpty).toBe(false)
  })

  it('tells each subscriber what it may see itself', async () => {
    const query = 'subscription { onVend(id: "v1") { id secret } }'
    const guest = await ask(query, event)
    expect(guest.result).toMatchObject({
      data: { onVend: { id: 'v1', secret: null } },
      errors: [{ path: ['onVend', 'secret'] }],
    })
    expect(guest.isOver).toBe(false)
  })

  it('of a field without a resolver tells the payload', async () => {
    expect((await ask('subscription { onStart { id } }', { ...event, fieldName: 'onStart' })).result).toEqual({
      data: { onStart: { id: 'v1' } },
    })
  })

  it('is over when the resolver refuses, at first or later', async () => {
    const query = 'subscription { onVend(id: "forbidden") { id } }'
    expect(await ask(query)).toMatchObject({ isOver: true, result: { errors: [{ message: expect.any(String) }] } })
    expect(await ask(query, event)).toMatchObject({ isOver: true })
  })

  it('is refused to a mode that the field does not know', async () => {
    expect(await ask('subscription { onVend(id: "v1") { id } }', event, 'AWS_IAM')).toMatchObject({ isOver: true })
  })
})
