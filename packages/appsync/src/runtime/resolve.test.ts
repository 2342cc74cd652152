import { describe, expect, it } from 'vitest'
import { createApi } from '../../test/api.ts'
import type { AuthMode, Context, FieldResolver, Identity } from '../types.ts'
import { util } from '../util/index.ts'
import { runtime } from './early-return.ts'

const typeDefs = /* GraphQL */ `
  type Query {
    field(word: String): String
    count: Int
  }
`

describe('a unit resolver', () => {
  it('hands the payload of NONE to response', async () => {
    const { data } = await ask({
      request: (ctx: Context<{ word: string }>) => ({ payload: `${ctx.args.word}!` }),
      response: (ctx: Context) => `${ctx.result}?`,
    })
    expect(data).toEqual({ field: 'hi!?' })
  })

  it('gives null to response when request returns nothing', async () => {
    const { data } = await ask({ request: () => undefined, response: (ctx: Context) => String(ctx.result) })
    expect(data).toEqual({ field: 'null' })
  })

  it('is the result itself without a response', async () => {
    expect((await ask({ request: () => ({ payload: 'alone' }) })).data).toEqual({ field: 'alone' })
  })

  it('waits for halves that are asynchronous', async () => {
    const { data } = await ask({
      request: async () => ({ payload: 'late' }),
      response: async (ctx: Context) => ctx.result,
    })
    expect(data).toEqual({ field: 'late' })
  })

  it('tells its data source how it wants conflicts resolved', async () => {
    const syncConfig = { conflictDetection: 'VERSION', conflictHandler: 'AUTOMERGE' } as const
    const api = createApi({
      typeDefs,
      dataSources: { Echo: { type: 'Echo', execute: (_request, call) => call.syncConfig?.conflictHandler } },
      resolvers: { Query: { field: { dataSource: 'Echo', syncConfig } } },
    })
    expect((await api.ask('{ field }')).data).toEqual({ field: 'AUTOMERGE' })
  })

  it('names the field when request returns what nobody takes', async () => {
    const { errors } = await ask({ request: () => ({ operation: 'GetItem' }) })
    expect(errors?.[0]?.message).toContain('The request of Query.field is neither an operation nor { payload }.')
  })

  it('skips data source and response after an early return of request', async () => {
    const { data } = await ask({
      request: () => runtime.earlyReturn('early'),
      response: () => 'never',
    })
    expect(data).toEqual({ field: 'early' })
  })

  it('takes an early return of an asynchronous response', async () => {
    const { data } = await ask({ response: async () => runtime.earlyReturn('early') })
    expect(data).toEqual({ field: 'early' })
  })
})

describe('an error', () => {
  it('of util.error stops the field and carries type, data and info', async () => {
    const { data, errors } = await ask({
      request: () => util.error('Sold out.', 'SOLD_OUT', { left: 0 }, { slot: 'A1' }),
      response: () => 'never',
    })
    expect(data).toEqual({ field: null })
    expect(errors?.[0]).toMatchObject({
      message: 'Sold out.',
      path: ['field'],
      extensions: { code: 'SOLD_OUT', errorType: 'SOLD_OUT', errorInfo: { slot: 'A1' }, data: { left: 0 } },
    })
  })

  it('carries no more data than the query asks for, and the whole errorInfo', async () => {
    const item = { id: '1', secret: 's', slots: [{ code: 'A1', cost: 1 }] }
    const api = createApi({
      typeDefs:
        'type Query { machine: Machine } type Machine { id: ID slots: [Slot] } type Slot { code: String cost: Int }',
      resolvers: { Query: { machine: { request: () => util.error('Changed.', 'Conflict', item, item) } } },
    })
    const { errors } = await api.ask('{ machine { key: id ...S } } fragment S on Machine { slots { code } }')
    expect(errors?.[0]?.extensions).toMatchObject({ data: { id: '1', slots: [{ code: 'A1' }] }, errorInfo: item })
    expect(errors?.[0]?.extensions?.data).not.toHaveProperty('secret')
  })

  it('of util.appendError keeps the data, after an await too', async () => {
    const { data, errors } = await ask({
      response: async () => {
        await Promise.resolve()
        util.appendError('Nearly empty.', 'LOW')
        return 'kept'
      },
    })
    expect(data).toEqual({ field: 'kept' })
    expect(errors).toHaveLength(1)
    expect(errors?.[0]).toMatchObject({ path: ['field'], extensions: { code: 'LOW' } })
    expect(errors?.[0]?.locations).toEqual([{ line: 1, column: 3 }])
  })

  it('of a data source reaches response as ctx.error', async () => {
    const { data } = await ask({
      request: () => failingOperation('DynamoDB is away'),
      response: (ctx: Context) => `${ctx.error?.type}: ${ctx.error?.message}`,
    })
    expect(data).toEqual({ field: 'Outage: DynamoDB is away' })
  })

  it('of a data source is not hidden by a response that never looks at it', async () => {
    const { data, errors } = await ask({
      request: () => failingOperation('DynamoDB is away'),
      response: (ctx: Context) => ctx.result ?? util.error('There is no such machine.', 'NOT_FOUND'),
    })
    expect(data).toEqual({ field: null })
    expect(errors?.map(({ message }) => message)).toEqual(['DynamoDB is away'])
  })

  it('of a data source ends the field when there is no response', async () => {
    const { errors } = await ask({ request: () => failingOperation('DynamoDB is away') })
    expect(errors?.[0]?.message).toBe('DynamoDB is away')
  })
})

describe('a pipeline', () => {
  const step = (name: string) => ({
    request: (ctx: Context) => ({ payload: `${ctx.prev.result}>${name}` }),
    response: (ctx: Context) => ctx.result,
  })

  it('hands each result on as ctx.prev.result, from before to after', async () => {
    const { data } = await ask({
      before: () => 'before',
      functions: [step('1'), step('2')],
      after: (ctx: Context) => `${ctx.prev.result}>after`,
    })
    expect(data).toEqual({ field: 'before>1>2>after' })
  })

  it('shares the stash', async () => {
    const remember = { request: (ctx: Context) => void Object.assign(ctx.stash, { word: 'kept' }) }
    const { data } = await ask({ functions: [remember], after: (ctx: Context) => ctx.stash.word })
    expect(data).toEqual({ field: 'kept' })
  })

  it('skips only the function that returns early', async () => {
    const early = { request: () => runtime.earlyReturn('early'), response: () => 'never' }
    const { data } = await ask({ functions: [early, step('2')], after: (ctx: Context) => ctx.result })
    expect(data).toEqual({ field: 'early>2' })
  })

  it('skips every function that is left when the early return says END', async () => {
    const end = { request: () => runtime.earlyReturn('end', { skipTo: 'END' }) }
    const { data } = await ask({ functions: [end, step('2')], after: (ctx: Context) => `${ctx.prev.result}>after` })
    expect(data).toEqual({ field: 'end>after' })
  })

  it('skips all functions after an early return of before', async () => {
    const { data } = await ask({
      before: () => runtime.earlyReturn('before'),
      functions: [step('1')],
      after: (ctx: Context) => `${ctx.prev.result}>after`,
    })
    expect(data).toEqual({ field: 'before>after' })
  })

  it('stops at an error', async () => {
    const { errors } = await ask({
      functions: [{ request: () => util.error('No.', 'NO') }, step('2')],
      after: () => 'never',
    })
    expect(errors?.[0]?.extensions?.code).toBe('NO')
  })
})

describe('the context', () => {
  const identities: [mode: AuthMode, identity: Identity | null][] = [
    ['API_KEY', null],
    ['OPENID_CONNECT', { sub: 's', issuer: 'i', claims: { a: 1 } }],
    ['AMAZON_COGNITO_USER_POOLS', { sub: 's', issuer: 'i', username: 'u', claims: {}, groups: ['g'] }],
    ['AWS_LAMBDA', { resolverContext: { a: 1 } }],
    [
      'AWS_IAM',
      {
        accountId: '1',
        cognitoIdentityPoolId: null,
        cognitoIdentityId: null,
        cognitoIdentityAuthType: null,
        cognitoIdentityAuthProvider: null,
        sourceIp: ['1.2.3.4'],
        username: 'u',
        userArn: 'arn',
      },
    ],
  ]
  it.each(identities)('has every part that it has on AppSync, with an identity of %s', async (authMode, identity) => {
    let seen: Context | undefined
    const api = createApi({
      typeDefs: 'type Query { root: Node } type Node { id: ID child(name: String): Node }',
      defaultAuthMode: authMode,
      resolvers: {
        Query: { root: { request: () => ({ payload: { id: '1' } }) } },
        Node: {
          child: {
            request: () => ({ payload: { id: '2' } }),
            response(ctx: Context) {
              seen = JSON.parse(
                JSON.stringify({ ...JSON.parse(JSON.stringify(ctx)), args: ctx.args, env: ctx.env, error: ctx.error }),
              )
              return ctx.result
            },
          },
        },
      },
    })
    const query = 'query ($name: String) { root { kid: child(name: $name) { key: id } } }'
    await api.ask(query, { authMode, identity, headers: { 'x-trace': 't' } }, { name: 'n' })
    expect(seen).toEqual({
      args: { name: 'n' },
      arguments: { name: 'n' },
      identity,
      source: { id: '1' },
      request: { headers: { 'x-trace': 't' }, domainName: null },
      prev: { result: null },
      stash: {},
      result: { id: '2' },
      error: null,
      env: {},
      info: {
        fieldName: 'child',
        parentTypeName: 'Node',
        variables: { name: 'n' },
        selectionSetList: ['key'],
        selectionSetGraphQL: '{\n  key: id\n}',
      },
    })
  })
})

describe('ctx.info', () => {
  it('lists the selected fields as paths, through fragments and by their aliases', async () => {
    const api = createApi({
      typeDefs:
        'type Query { machine: Machine } type Machine { id: ID slots: [Slot] } type Slot { code: String stock: Int }',
      resolvers: {
        Query: { machine: { request: (ctx: Context) => ({ payload: { id: ctx.info.selectionSetList.join() } }) } },
      },
    })
    const { data } = await api.ask('{ machine { id ...S } } fragment S on Machine { slots { c: code ... { stock } } }')
    expect(data?.machine).toMatchObject({ id: 'id,slots,slots/c,slots/stock' })
  })

  it('prints the selection set', async () => {
    const api = createApi({
      typeDefs: 'type Query { machine: Machine } type Machine { id: ID name: String }',
      resolvers: {
        Query: { machine: { request: (ctx: Context) => ({ payload: { id: ctx.info.selectionSetGraphQL } }) } },
      },
    })
    const { data } = await api.ask('{ machine { id name } }')
    expect(data?.machine).toMatchObject({ id: '{\n  id\n  name\n}' })
  })
})

function failingOperation(message: string) {
  return { go: () => Promise.reject(Object.assign(new Error(message), { name: 'Outage' })) }
}

/** Asks for `field` of an API with this one resolver. */
async function ask(field: FieldResolver) {
  return await createApi({ typeDefs, resolvers: { Query: { field } } }).ask('{ field(word: "hi") }')
}
