import type { Caching, Context, Eviction } from '../types.ts'

/** Where cached values are kept. Values are plain data; a store may be shared by many processes. */
export interface CacheStore {
  /** The entry, or undefined when there is none or its time is over. */
  get(key: string): Promise<CacheEntry | undefined> | CacheEntry | undefined
  /** @param tags what `deleteTag` finds the entry by */
  set(key: string, entry: CacheEntry, ttlSeconds: number, tags: readonly string[]): Promise<void> | void
  delete(key: string): Promise<void> | void
  /** Deletes every key that begins so. */
  deletePrefix(prefix: string): Promise<void> | void
  /** Deletes every entry that was set with this tag. */
  deleteTag(tag: string): Promise<void> | void
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
  readonly #cachingOf: (typeName: string, fieldName: string) => Caching | undefined

  /** @param cachingOf what the resolver of a field says of its caching */
  constructor(options: CacheOptions, cachingOf: (typeName: string, fieldName: string) => Caching | undefined) {
    if (!(options.ttl >= 1 && options.ttl <= 3600)) {
      throw new RangeError(`The cache's ttl is ${options.ttl}; it is 1 to 3600 seconds.`)
    }
    this.#options = options
    this.#cachingOf = cachingOf
  }

  /** The cached value of the field, else what `run` resolves now, which is then kept. Errors are not kept. */
  through(ctx: Context, caching: Caching | undefined, operation: string, run: () => unknown): unknown {
    if (operation !== 'query' || (this.#options.mode === 'PER_RESOLVER_CACHING' && !caching)) return run()
    const pairs = this.#keysOf(caching).map((name): Pair => [name, valueAt(ctx, name)])
    return this.#read(keyOf(ctx.info.parentTypeName, ctx.info.fieldName, pairs), ctx, caching, run)
  }

  /**
   * Evicts the entry of a field whose keys have these values (without any, all entries of the field), the entries whose
   * leading keys have these values, or the entries of a tag.
   * @throws TypeError at once when the leading keys are not the first that the field is cached by
   */
  evict(eviction: Eviction): Promise<void> | void {
    const { store } = this.#options
    if ('tag' in eviction) return store.deleteTag(eviction.tag)
    const { typeName, fieldName } = eviction
    const names = this.#keysOf(this.#cachingOf(typeName, fieldName))
    if ('leadingKeys' in eviction) {
      return store.deletePrefix(prefixOf(typeName, fieldName, leadingPairs(eviction, names), names.length))
    }
    const pairs = inOrder(eviction.keys, names)
    return pairs.length === 0
      ? store.deletePrefix(`${typeName}.${fieldName}:`)
      : store.delete(keyOf(typeName, fieldName, pairs))
  }

  /** What a field is cached by, in order. */
  #keysOf(caching: Caching | undefined): readonly string[] {
    const names = this.#options.mode === 'FULL_REQUEST_CACHING' ? everything : (caching?.keys ?? everything)
    return names.map(canonicalName)
  }

  async #read(key: string, ctx: Context, caching: Caching | undefined, run: () => unknown): Promise<unknown> {
    const { store, ttl } = this.#options
    const known = await store.get(key)
    if (known) return known.value
    const value = await run()
    await store.set(key, { value }, caching?.ttl ?? ttl, caching?.tags?.(ctx as never) ?? [])
    return value
  }
}

/** A cache in this process's memory, the least recently used entries leaving first. */
export function memoryCache({ maxEntries = 1000 }: { maxEntries?: number } = {}): CacheStore {
  const entries = new Map<string, { json: string; until: number; tags: readonly string[] }>()
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
    set(key, entry, ttlSeconds, tags) {
      entries.delete(key)
      entries.set(key, { json: JSON.stringify(entry), until: Date.now() + ttlSeconds * 1000, tags })
      const [oldest] = entries.keys()
      if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest)
    },
    delete: (key) => void entries.delete(key),
    deletePrefix(prefix) {
      for (const key of entries.keys()) if (key.startsWith(prefix)) entries.delete(key)
    },
    deleteTag(tag) {
      for (const [key, { tags }] of entries) if (tags.includes(tag)) entries.delete(key)
    },
  }
}

/** A caching key and its value. */
type Pair = readonly [name: string, value: unknown]

function keyOf(typeName: string, fieldName: string, pairs: Pair[]): string {
  return `${typeName}.${fieldName}:${JSON.stringify(pairs)}`
}

/** How the keys of all entries begin whose first pairs, of `count`, are these. */
function prefixOf(typeName: string, fieldName: string, pairs: Pair[], count: number): string {
  return keyOf(typeName, fieldName, pairs).slice(0, -1) + (pairs.length < count ? ',' : ']')
}

/** Keys as the field is cached by them, whatever way and order they are written in. */
function inOrder(keys: Record<string, unknown>, names: readonly string[]): Pair[] {
  const pairs = Object.entries(keys).map(([name, value]): Pair => [canonicalName(name), value])
  return pairs.sort(([a], [b]) => names.indexOf(a) - names.indexOf(b))
}

function leadingPairs(
  { typeName, fieldName, leadingKeys }: Extract<Eviction, { leadingKeys: unknown }>,
  names: readonly string[],
): Pair[] {
  const pairs = inOrder(leadingKeys, names)
  if (pairs.length > 0 && pairs.every(([name], index) => name === names[index])) return pairs
  throw new TypeError(
    `${typeName}.${fieldName} is cached by ${names.join(', ')}, in this order. Give a value to the first of them, or to ` +
      `the first and those that follow it; these were given: ${pairs.map(([name]) => name).join(', ') || 'none'}.`,
  )
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
