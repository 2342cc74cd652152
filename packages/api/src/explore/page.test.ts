import { buildSchema, getVariableValues, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { typeDefs } from '../generated/type-defs.ts'
import { authorize } from './page/authorize.ts'
import { exampleDocument, exampleOf } from './page/example.ts'
import { defaultHeaders, exampleTabs } from './page/tabs.ts'

/** Without AppSync's directives, which say nothing about documents. */
const schema = buildSchema(`scalar AWSDate scalar AWSDateTime scalar AWSEmail scalar AWSURL ${typeDefs}`, {
  assumeValidSDL: true,
})

const machine = {
  id: 'm-1',
  operator: { id: 'o-1' },
  slots: [
    { code: 'A1', enabled: false, soldOut: false, product: { id: 'p-1' }, total: { amount: 100, currency: 'EUR' } },
    { code: 'A2', enabled: true, soldOut: true, product: { id: 'p-2' }, total: { amount: 200, currency: 'EUR' } },
    { code: 'A3', enabled: true, soldOut: false, product: { id: 'p-3' }, total: { amount: 300, currency: 'EUR' } },
  ],
}

describe('the example', () => {
  it('is the first slot that sells', () => {
    expect(validate(schema, parse(exampleDocument))).toEqual([])
    expect(exampleOf({ data: { machineByCode: machine } })).toEqual({
      code: 'ACME-0001',
      machineId: 'm-1',
      operatorId: 'o-1',
      slot: 'A3',
      productId: 'p-3',
      total: { amount: 300, currency: 'EUR' },
    })
  })

  it('is that of the demo where the API has none', () => {
    for (const answer of [
      {},
      { data: { machineByCode: null } },
      { data: { machineByCode: { ...machine, slots: [] } } },
    ]) {
      expect(exampleOf(answer)).toMatchObject({ machineId: 'acme-0001', slot: 'A1' })
    }
  })
})

describe.each(exampleTabs(exampleOf({}), 'key').map((tab) => [tab.query.match(/(?:query|mutation) (\w+)/)?.[1], tab]))(
  'the tab %s',
  (_name, { query, variables }) => {
    it('holds an operation and variables that the schema accepts', () => {
      const document = parse(query)
      expect(validate(schema, document)).toEqual([])
      const [operation] = document.definitions
      if (operation?.kind !== 'OperationDefinition') throw new Error('The tab has no operation')
      const given = JSON.parse(variables ?? '{}')
      expect(getVariableValues(schema, operation.variableDefinitions ?? [], given)).not.toHaveProperty('errors')
      expect(Object.keys(given)).toHaveLength(operation.variableDefinitions?.length ?? 0)
    })

    it('is narrow enough for its comments to be read', () => {
      for (const line of `${query}\n${defaultHeaders}`.split('\n')) expect(line.length).toBeLessThanOrEqual(45)
    })
  },
)

describe('the token', () => {
  const storage = () => {
    const items = new Map<string, string>()
    return {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
    }
  }

  it('given in one tab serves those whose header is still empty, and not those without the header', () => {
    const browser = storage()
    expect(authorize('WhoAmI', { Authorization: 'Bearer ' }, browser)).toEqual({})
    expect(authorize('WhoAmI', { Authorization: 'Bearer a ' }, browser)).toEqual({ authorization: 'Bearer a' })
    expect(authorize('MyWallet', { authorization: 'Bearer ' }, browser)).toEqual({ authorization: 'Bearer a' })
    expect(authorize('MyWallet', {}, browser)).toEqual({})
  })

  it('is replaced by a newer one, and other headers are sent as they are', () => {
    const browser = storage()
    authorize('WhoAmI', { Authorization: 'Bearer a' }, browser)
    authorize('WhoAmI', { Authorization: 'Bearer b' }, browser)
    const headers = { Authorization: 'Bearer', 'X-Trace': 1 }
    expect(authorize('WhoAmI', headers, browser)).toEqual({ authorization: 'Bearer b', 'x-trace': '1' })
  })

  it('is never sent with the question for the schema, so that an expired one does not hide it', () => {
    expect(authorize('IntrospectionQuery', { Authorization: 'Bearer expired' }, storage())).toEqual({})
  })
})
