import { BatchGetCommand, GetCommand } from '@aws-sdk/lib-dynamodb'
import { afterTick } from '../tick.ts'
import type { Caller } from './call.ts'
import { backOff } from './retry.ts'

/** The parameters of a GetItem that a batch can keep. */
export interface GetParams {
  TableName: string
  Key: Item
  ConsistentRead?: boolean
  ProjectionExpression?: string
  ExpressionAttributeNames?: Record<string, string>
}

type Item = Record<string, unknown>
type Found = Item | undefined

/** One key that somebody waits for. */
interface Waiting {
  key: Item
  resolve: (item: Found) => void
  reject: (error: unknown) => void
}

/** Reads that can share a BatchGetItem: same table, consistency and projection. */
interface Group {
  shape: Omit<GetParams, 'Key'>
  waiting: Map<string, Waiting>
}

/** The most keys that one BatchGetItem takes. */
const maxKeys = 100

/**
 * Point reads of one request. The reads of a tick go out together, as one BatchGetItem for each table, consistency and
 * projection (a read that is alone stays a GetItem); a key that was read before in the request is not read again.
 */
export class ItemLoader {
  readonly #caller: Caller
  #groups = new Map<string, Group>()
  #known = new Map<string, Promise<Found>>()

  constructor(caller: Caller) {
    this.#caller = caller
  }

  /** The item, or undefined. */
  async load(params: GetParams): Promise<Found> {
    const { Key, ...shape } = params
    const group = groupKeyOf(shape)
    const id = keyOf(Key)
    const known = this.#known.get(`${group} ${id}`)
    // A copy, because ElectroDB hands nested values through as they are: two fields must not share what one may change.
    if (known !== undefined) return structuredClone(await known)
    const found = new Promise<Found>((resolve, reject) => {
      this.#groupOf(group, shape).waiting.set(id, { key: Key, resolve, reject })
    })
    this.#known.set(`${group} ${id}`, found)
    return found
  }

  /** Forgets what was read, because something is being written. */
  forget(): void {
    this.#known = new Map()
    // What is gathered but not sent yet may be asked for again after the write, and must not join what went before it.
    this.#flush()
  }

  #groupOf(name: string, shape: Omit<GetParams, 'Key'>): Group {
    if (this.#groups.size === 0) afterTick(() => this.#flush())
    let group = this.#groups.get(name)
    if (!group) {
      group = { shape, waiting: new Map() }
      this.#groups.set(name, group)
    }
    return group
  }

  #flush(): void {
    const groups = this.#groups
    this.#groups = new Map()
    for (const { shape, waiting } of groups.values()) {
      const all = [...waiting.values()]
      for (let start = 0; start < all.length; start += maxKeys) {
        void this.#read(shape, all.slice(start, start + maxKeys))
      }
    }
  }

  async #read(shape: Omit<GetParams, 'Key'>, waiting: Waiting[]): Promise<void> {
    try {
      const [first, ...more] = waiting
      if (!first) return
      if (more.length === 0) {
        const output = await this.#caller.call('GetItem', GetCommand, { ...shape, Key: first.key })
        first.resolve(output.Item as Found)
        return
      }
      const items = await this.#readBatch(shape, waiting)
      for (const { key, resolve } of waiting) resolve(items.get(keyOf(key)))
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  }

  async #readBatch({ TableName, ...shape }: Omit<GetParams, 'Key'>, waiting: Waiting[]): Promise<Map<string, Item>> {
    const names = Object.keys(waiting[0]?.key ?? {})
    const projection = withKeys(shape, names)
    const items = new Map<string, Item>()
    let keys: Item[] | undefined = waiting.map(({ key }) => key)
    for (let attempt = 1; keys?.length; attempt++) {
      const RequestItems = { [TableName]: { ...projection.shape, Keys: keys } }
      const output = await this.#caller.call('BatchGetItem', BatchGetCommand, { RequestItems })
      for (const item of (output.Responses as Record<string, Item[]>)[TableName] ?? []) {
        const id = keyOf(pick(item, names))
        items.set(id, projection.added.length ? omit(item, projection.added) : item)
      }
      keys = (output.UnprocessedKeys as Record<string, { Keys?: Item[] }> | undefined)?.[TableName]?.Keys
      if (keys?.length && !(await backOff(attempt, this.#caller.deadline, this.#caller.backoff))) {
        throw new UnprocessedError('BatchGetItem', keys.length)
      }
    }
    return items
  }
}

/** DynamoDB kept leaving keys or items unprocessed until the attempts or the time were used up. */
export class UnprocessedError extends Error {
  override readonly name = 'UnprocessedError'

  constructor(operation: string, count: number) {
    super(
      `${operation} left ${count} unprocessed: DynamoDB throttles. Try again later, or raise the table's throughput.`,
    )
  }
}

function groupKeyOf(shape: Omit<GetParams, 'Key'>): string {
  const { TableName, ConsistentRead = false, ProjectionExpression, ExpressionAttributeNames } = shape
  if (ProjectionExpression === undefined) return `${TableName} ${ConsistentRead}`
  return JSON.stringify([TableName, ConsistentRead, ProjectionExpression, ExpressionAttributeNames])
}

/** A key as text: names in order, and types kept apart (`1` and `'1'` are two keys). */
function keyOf(key: Item): string {
  const parts = Object.entries(key)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, typeof value, value instanceof Uint8Array ? [...value] : String(value)])
  return JSON.stringify(parts)
}

/** A projection that also names the key, because without it the items could not be told apart. */
function withKeys(shape: Omit<GetParams, 'Key' | 'TableName'>, names: string[]) {
  if (shape.ProjectionExpression === undefined) return { shape, added: [] }
  const aliases = shape.ExpressionAttributeNames ?? {}
  const projected = shape.ProjectionExpression.split(',').map((path) => aliases[path.trim()] ?? path.trim())
  const added = names.filter((name) => !projected.includes(name))
  const extra = added.map((name, index) => [`#appsync_key${index}`, name])
  return {
    shape: {
      ...shape,
      ProjectionExpression: [shape.ProjectionExpression, ...extra.map(([alias]) => alias)].join(', '),
      ExpressionAttributeNames: { ...aliases, ...Object.fromEntries(extra) },
    },
    added,
  }
}

function pick(item: Item, names: string[]): Item {
  return Object.fromEntries(names.map((name) => [name, item[name]]))
}

function omit(item: Item, names: string[]): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)))
}
