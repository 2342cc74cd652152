import type { Caching, Context } from '../types.ts'

/** Where cached values are kept. Values are plain data; a store may be shared by many processes. */
export interface CacheStore {
  /** The entry, or undefined when there is none or its time is over. */
  get(key: string): Promise<CacheEntry | undefined> | CacheEntry | undefined
  set(key: string, entry: CacheEntry, ttlSeconds: number): Promise<void> | void
  delete(key: string): Promise<void> | void
  /** Deletes every key that begins so. */
  deletePrefix(prefix: string): Promise<void> | void
}

/** A value in a box, because null and undefined are values too. */
export interface CacheEntry {
  value: unknown
}

/** AppSync's caching of an API. */
export interface CacheOptions {
  store: CacheStore
  /**
   * `PER_RESOLVER_CACHING`: the fields that say `caching`. `FULL_REQUEST_CACHING`: every resolver of a query, by all its
   * arguments, its parent and the caller.
   */
  mode: 'PER_RESOLVER_CACHING' | 'FULL_REQUEST_CACHING'
  /** Seconds; AppSync takes 1 to 3600. */
  ttl: number
}

const everything = ['context.arguments', 'context.identity', 'context.source']

/** The cache between a field and its resolver. Auth is checked before it, on every request. */
export class ApiCache {
  readonly #options: CacheOptions

  constructor(options: CacheOptions) {
    if (!(options.ttl >= 1 && options.ttl <= 3600)) {
      throw new RangeError(`The cache's ttl is ${options.ttl}; it is 1 to 3600 seconds.`)
    }
    this.#options = options
  }

  /** The cached value of the field, else what `run` resolves now, which is then kept. Errors are not kept. */
  through(ctx: Context, caching: Caching | undefined, operation: string, run: () => unknown): unknown {
    const full = this.#options.mode === 'FULL_REQUEST_CACHING'
    if (operation !== 'query' || (!full && !caching)) return run()
    const names = full ? everything : (caching?.keys ?? everything)
    const values = Object.fromEntries(names.map((name) => [name, valueAt(ctx, name)]))
    const key = keyOf(ctx.info.parentTypeName, ctx.info.fieldName, values)
    return this.#read(key, caching?.ttl ?? this.#options.ttl, run)
  }

  /**
   * Evicts the entry of a field whose keys have these values; without any, all entries of the field.
   * @param keys for example `{ 'context.arguments.id': '1' }`, all keys that the field is cached by
   */
  async evict(typeName: string, fieldName: string, keys: Record<string, unknown>): Promise<void> {
    const { store } = this.#options
    if (Object.keys(keys).length === 0) await store.deletePrefix(`${typeName}.${fieldName}:`)
    else await store.delete(keyOf(typeName, fieldName, keys))
  }

  async #read(key: string, ttl: number, run: () => unknown): Promise<unknown> {
    const { store } = this.#options
    const known = await store.get(key)
    if (known) return known.value
    const value = await run()
    await store.set(key, { value }, ttl)
    return value
  }
}

/** A cache in this process's memory, the least recently used entries leaving first. */
export function memoryCache({ maxEntries = 1000 }: { maxEntries?: number } = {}): CacheStore {
  const entries = new Map<string, { json: string; until: number }>()
  return {
    get(key) {
      const entry = entries.get(key)
      if (!entry) return undefined
      entries.delete(key)
      if (entry.until <= Date.now()) return undefined
      entries.set(key, entry)
      return JSON.parse(entry.json)
    },
    // Kept as text: whoever reads it gets a copy, as from a cache on another machine.
    set(key, entry, ttlSeconds) {
      entries.delete(key)
      entries.set(key, { json: JSON.stringify(entry), until: Date.now() + ttlSeconds * 1000 })
      const [oldest] = entries.keys()
      if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest)
    },
    delete: (key) => void entries.delete(key),
    deletePrefix(prefix) {
      for (const key of entries.keys()) if (key.startsWith(prefix)) entries.delete(key)
    },
  }
}

function keyOf(typeName: string, fieldName: string, keys: Record<string, unknown>): string {
  const pairs = Object.entries(keys).map(([name, value]) => [canonicalName(name), value] as const)
  return `${typeName}.${fieldName}:${JSON.stringify(pairs.sort(([a], [b]) => (a < b ? -1 : 1)))}`
}

/** `$context.arguments.id`, `ctx.args.id` and `context.arguments.id` are one key. */
function canonicalName(name: string): string {
  return name
    .replace(/^\$/, '')
    .replace(/^ctx\./, 'context.')
    .replace(/^context\.args\b/, 'context.arguments')
}

function valueAt(ctx: Context, name: string): unknown {
  const path = canonicalName(name).split('.').slice(1)
  return (
    path.reduce<unknown>((value, part) => (value as Record<string, unknown> | null | undefined)?.[part], ctx) ?? null
  )
}
