import { afterTick } from '../tick.ts'
import type { Caller } from './call.ts'
import { UnprocessedError } from './unprocessed.ts'

/** The parameters of a GetItem that a batch can keep. */
export interface GetParams {
  TableName: string
  Key: Item
  ConsistentRead?: boolean
  ProjectionExpression?: string
  ExpressionAttributeNames?: Record<string, string>
}

type Item = Record<string, unknown>
/** GetItem's answer, which is what waits for it takes. */
interface Found {
  Item?: Item | undefined
}

/** The read of one key, which everybody who asks for it waits for. */
interface Read extends PromiseWithResolvers<Found> {
  key: Item
  /** What a batch had for the key so far. */
  item: Item | undefined
}

/** Reads that can share a BatchGetItem: same table, consistency and projection. */
interface Group {
  shape: Omit<GetParams, 'Key'>
  /** The names of the key attributes, in order. */
  names: readonly string[]
  /** What was read or is being read, by key. */
  known: Map<string, Read>
  /** Those of `known` that are not sent yet. */
  waiting: Read[]
}

/** The most keys that one BatchGetItem takes. */
const maxKeys = 100

/**
 * Point reads of one request. The reads of a tick go out together, as one BatchGetItem for each table, consistency and
 * projection (a read that is alone stays a GetItem); a key that was read before in the request is not read again, unless
 * the read is strongly consistent.
 */
export class ItemLoader {
  readonly #caller: Caller
  #groups = new Map<string, Group>()
  #scheduled = false

  constructor(caller: Caller) {
    this.#caller = caller
  }

  /** The answer of a GetItem. */
  load(params: GetParams): Promise<Found> {
    const group = this.#groupOf(params)
    const id = keyOf(params.Key, group.names)
    const known = group.known.get(id)
    // A copy, because ElectroDB hands nested values through as they are: two fields must not share what one may change.
    if (known !== undefined) return known.promise.then(copyOf)
    const { promise, resolve, reject } = Promise.withResolvers<Found>()
    const read: Read = { promise, resolve, reject, key: params.Key, item: undefined }
    group.known.set(id, read)
    group.waiting.push(read)
    this.#schedule()
    return promise
  }

  /** Forgets what was read, because something is being written. */
  forget(): void {
    // What is gathered but not sent yet goes out now: who asks again after the write must not join what went before it.
    this.#flush()
    this.#groups = new Map()
  }

  #groupOf(params: GetParams): Group {
    const name = groupKeyOf(params)
    let group = this.#groups.get(name)
    if (!group) {
      const { Key, ...shape } = params
      group = { shape, names: Object.keys(Key).sort(), known: new Map(), waiting: [] }
      this.#groups.set(name, group)
    }
    return group
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    afterTick(() => this.#flush())
  }

  #flush(): void {
    this.#scheduled = false
    for (const group of this.#groups.values()) {
      const { waiting, known } = group
      group.waiting = []
      // A strongly consistent read asks how things are now: it joins others of its tick, never an answer from before it.
      if (group.shape.ConsistentRead) group.known = new Map()
      for (let start = 0; start < waiting.length; start += maxKeys) {
        void this.#read({ ...group, known, waiting: waiting.slice(start, start + maxKeys) })
      }
    }
  }

  /** Reads what waits in one group, at most `maxKeys`. */
  async #read(group: Group): Promise<void> {
    const { waiting } = group
    try {
      const [first] = waiting
      if (first && waiting.length === 1) {
        const output = await this.#caller.call('GetItem', { ...group.shape, Key: first.key })
        first.item = output.Item as Item | undefined
      } else {
        await this.#readBatch(group)
      }
      for (const read of waiting) read.resolve({ Item: read.item })
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  }

  async #readBatch({ shape: { TableName, ...shape }, names, known, waiting }: Group): Promise<void> {
    const projection = withKeys(shape, names)
    let keys: Item[] | undefined = waiting.map(({ key }) => key)
    for (let attempt = 1; keys?.length; attempt++) {
      const RequestItems = { [TableName]: { ...projection.shape, Keys: keys } }
      const output = await this.#caller.call('BatchGetItem', { RequestItems })
      for (const item of (output.Responses as Record<string, Item[]>)[TableName] ?? []) {
        const read = known.get(keyOf(item, names))
        if (read) read.item = projection.added.length ? omit(item, projection.added) : item
      }
      keys = (output.UnprocessedKeys as Record<string, { Keys?: Item[] }> | undefined)?.[TableName]?.Keys
      if (keys?.length && !(await this.#caller.backOff(attempt))) {
        // Only those whose keys are left fail; what was read is there.
        const error = new UnprocessedError('BatchGetItem', keys)
        for (const key of keys) known.get(keyOf(key, names))?.reject(error)
        return
      }
    }
  }
}

function copyOf(found: Found): Found {
  return structuredClone(found)
}

function groupKeyOf({
  TableName,
  ConsistentRead = false,
  ProjectionExpression,
  ExpressionAttributeNames,
}: GetParams): string {
  const plain = ConsistentRead ? `!${TableName}` : TableName
  return ProjectionExpression === undefined
    ? plain
    : JSON.stringify([plain, ProjectionExpression, ExpressionAttributeNames])
}

/**
 * A key as text. The key attributes of a table have fixed names and types, so their values suffice; a table with one of
 * them, the most frequent case beside two, needs no text of its own.
 */
function keyOf(item: Item, names: readonly string[]): string {
  const [first = '', second] = names
  const one = item[first]
  if (second === undefined) return typeof one === 'string' ? one : JSON.stringify([typeof one, String(one)])
  const two = item[second]
  if (typeof one === 'string' && typeof two === 'string') return `${one.length}:${one}${two}`
  return JSON.stringify(names.map((name) => [typeof item[name], String(item[name])]))
}

/** A projection that also names the key, because without it the items could not be told apart. */
function withKeys(shape: Omit<GetParams, 'Key' | 'TableName'>, names: readonly string[]) {
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

function omit(item: Item, names: string[]): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)))
}
