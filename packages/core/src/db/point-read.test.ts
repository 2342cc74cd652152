import { describe, expect, it } from 'vitest'
import * as exported from '../entities.ts'

/** Of an entity, what is looked at. */
interface Looked {
  schema: {
    model: { entity: string; version: string }
    attributes: Record<string, { type: unknown }>
    indexes: Record<string, { index?: string; pk: { composite: string[] }; sk?: { composite: string[] } }>
  }
  get(key: object): { go(options: object): Promise<unknown>; params(options: object): { Key: object } }
}

const entities = Object.entries(exported).flatMap(([name, value]) =>
  typeof value === 'object' && 'schema' in value ? [[name, value as unknown as Looked] as const] : [],
)

/** A key of the entity, whose values differ. */
function keyOf({ schema: { attributes, indexes } }: Looked) {
  const own = Object.values(indexes).find(({ index }) => !index)
  const names = [...(own?.pk.composite ?? []), ...(own?.sk?.composite ?? [])]
  return Object.fromEntries(names.map((name, n) => [name, attributes[name]?.type === 'number' ? n : `Value_${n}`]))
}

/** A client that answers with an item, and what it was asked for. */
function clientWith(Item: object | undefined) {
  const asked: object[] = []
  const answer = (params: object) => {
    asked.push(params)
    return { promise: async () => (Item ? { Item } : {}), abort: () => undefined, on: () => undefined }
  }
  const others = ['put', 'update', 'delete', 'batchWrite', 'batchGet', 'scan', 'query', 'transactWrite', 'transactGet']
  const never = Object.fromEntries(others.map((name) => [name, () => expect.unreachable()]))
  return { asked, client: { ...never, get: answer, createSet: (value: unknown) => value } }
}

/** What the operation asks and answers: by itself, and by ElectroDB's chain, which an option brings in that changes nothing. */
async function bothWays(entity: Looked, key: object, Item: object | undefined, more: object = {}) {
  const ways = [{}, { unprocessed: 'item' }].map(async (chain) => {
    const { asked, client } = clientWith(Item)
    const options = { client, table: 't', originalErr: true, abortSignal: AbortSignal.timeout(1000), ...more, ...chain }
    return { answer: await entity.get(key).go(options), asked }
  })
  return Promise.all(ways)
}

describe('a point read', () => {
  it('is there for every entity', () => {
    expect(entities.length).toBeGreaterThan(30)
  })

  it.each(entities)(
    'of %s asks and answers as ElectroDB’s own: what is there, not there, or of another entity',
    async (_name, entity) => {
      const key = keyOf(entity)
      const { entity: __edb_e__, version: __edb_v__ } = entity.schema.model
      const item = { ...key, ...entity.get(key).params({ table: 't' }).Key, __edb_e__, __edb_v__ }
      for (const found of [item, undefined, { ...item, __edb_e__: 'another' }]) {
        const [own, chain] = await bothWays(entity, key, found)
        expect(own).toEqual(chain)
        expect(own?.answer).toMatchObject({ data: found === item ? key : null })
      }
      const [own, chain] = await bothWays(entity, key, item, { consistent: true })
      expect(own).toEqual(chain)
      expect(own?.asked).toMatchObject([{ ConsistentRead: true, TableName: 't' }])
    },
  )

  it('without a part of its key is refused before anybody is asked', async () => {
    const { asked, client } = clientWith(undefined)
    const read = (exported.Wallet as unknown as Looked).get({ operatorId: 'o', customerId: undefined })
    await expect(read.go({ client, table: 't' })).rejects.toThrow('Missing properties: "customerId"')
    expect(asked).toEqual([])
  })
})
