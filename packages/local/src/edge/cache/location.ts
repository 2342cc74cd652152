import CachePolicy from 'http-cache-semantics'
import type { Clock } from '../../clock.ts'
import type { CachePolicyPlan } from '../../config/plan-of-edge.ts'
import { compressed } from './compress.ts'
import { cacheKey, type EdgeRequest, encodingOf, variantOf } from './key.ts'

/** An answer with its whole body. */
export interface EdgeAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
  readonly body: Buffer
}

/** Asks the origin. */
export type Origin = (request: EdgeRequest) => Promise<EdgeAnswer>

/** CloudFront's word for how a request was answered. */
export type CacheResult = 'Hit' | 'RefreshHit' | 'Miss' | 'Error'

/** What a location has done. */
export interface LocationFigures {
  readonly name: string
  hits: number
  /** What was stale, and either found unchanged or given while a newer one was fetched. */
  refreshHits: number
  misses: number
  errors: number
  /** Requests that it sent to the origin. */
  originCalls: number
  /** Answers that left for want of room. */
  evicted: number
  entries: number
  bytes: number
}

/** How a location is made. */
export interface LocationOptions {
  readonly name: string
  readonly policy: CachePolicyPlan
  readonly clock: Pick<Clock, 'now'>
  /** How much it keeps, in bytes; default 64 MB. */
  readonly capacity?: number | undefined
}

interface Entry {
  readonly policy: CachePolicy
  readonly answer: EdgeAnswer
}

/** What came of asking the origin: `entry` when it may be given to others. */
interface Loaded {
  readonly answer: EdgeAnswer
  readonly entry: Entry | undefined
  readonly result: CacheResult
}

const CAPACITY = 64 * 1024 * 1024

/**
 * One edge location with a cache of its own: RFC 9111 by `http-cache-semantics`, found by the key of the cache policy. Like
 * CloudFront it does not heed the visitor's `Cache-Control`, lets all who ask for the same wait for one request to the origin,
 * and compresses what it keeps.
 */
export class EdgeLocation {
  readonly figures: LocationFigures
  readonly #options: LocationOptions
  readonly #Policy: typeof CachePolicy
  /** The least recently used first. */
  readonly #entries = new Map<string, Entry>()
  /** What the answers under a key vary by. */
  readonly #vary = new Map<string, readonly string[]>()
  readonly #underWay = new Map<string, Promise<Loaded>>()

  constructor(options: LocationOptions) {
    this.#options = options
    this.#Policy = policyClass(options)
    const none = { hits: 0, refreshHits: 0, misses: 0, errors: 0, originCalls: 0, evicted: 0, entries: 0, bytes: 0 }
    this.figures = { name: options.name, ...none }
  }

  /**
   * Answers a GET or HEAD.
   * @param path by which the origin finds the answer, when that is not the path of the request
   */
  async answer(request: EdgeRequest, origin: Origin, path?: string): Promise<EdgeAnswer> {
    const { answer, result } = await this.#find(request, origin, path)
    const counted = ({ Hit: 'hits', RefreshHit: 'refreshHits', Miss: 'misses', Error: 'errors' } as const)[result]
    this.figures[counted]++
    const headers = { ...answer.headers, 'x-cache': `${result} from cloudfront` }
    if (answer.status === 200 && isSame(request, answer))
      return { ...answer, status: 304, headers, body: Buffer.alloc(0) }
    return { ...answer, headers }
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries.clear()
    this.#vary.clear()
    Object.assign(this.figures, { entries: 0, bytes: 0 })
  }

  async #find(request: EdgeRequest, origin: Origin, path: string | undefined): Promise<Loaded> {
    const base = cacheKey(request, this.#options.policy, path)
    const key = base + variantOf(this.#vary.get(base) ?? [], request.headers)
    const entry = this.#entries.get(key)
    if (entry) {
      const { response, revalidation } = entry.policy.evaluateRequest(asked(request))
      if (response) {
        this.#touch(key, entry)
        // Who has the stale one does not wait; a failure leaves it as it is.
        if (revalidation) this.#once(base, key, request, origin).catch(() => undefined)
        return { ...this.#given(entry), result: revalidation ? 'RefreshHit' : 'Hit' }
      }
    }
    // What a HEAD brings is no answer to a GET.
    if (request.method === 'HEAD') return this.#load(base, undefined, request, origin)
    const other = this.#underWay.get(key)
    if (!other) return this.#once(base, key, request, origin)
    const { entry: shared } = await other.catch(() => ({ entry: undefined }))
    const isSameVariant = key === base + variantOf(this.#vary.get(base) ?? [], request.headers)
    if (shared && isSameVariant) return { ...this.#given(shared), result: 'Hit' }
    return this.#load(base, undefined, request, origin)
  }

  /** Asks the origin, once for all who ask meanwhile. */
  #once(base: string, key: string, request: EdgeRequest, origin: Origin): Promise<Loaded> {
    const other = this.#underWay.get(key)
    if (other !== undefined) return other
    const load = this.#load(base, this.#entries.get(key), request, origin).finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, load)
    return load
  }

  async #load(base: string, stale: Entry | undefined, request: EdgeRequest, origin: Origin): Promise<Loaded> {
    this.figures.originCalls++
    const plain = asked(request)
    const { host } = request.headers
    const headers = { ...(stale ? stale.policy.revalidationHeaders(plain) : plain.headers), host }
    const answer = await origin({ ...request, headers }).catch((error: Error) => {
      if (!stale) throw error
      return { status: 502, headers: {}, cookies: [], body: Buffer.from(error.message) }
    })
    const { policy, modified } = stale?.policy.revalidatedPolicy(plain, aboutStored(answer, stale)) ?? {
      policy: new this.#Policy(plain, answer, OPTIONS),
      modified: true,
    }
    if (stale && !modified) {
      const refreshed = { policy, answer: stale.answer }
      this.#keep(base, request, refreshed)
      return { ...this.#given(refreshed), result: 'RefreshHit' }
    }
    const result = answer.status >= 400 ? 'Error' : 'Miss'
    // A cookie is for one visitor; and so may be what is not said to be fresh.
    const isForAll = policy.storable() && policy.maxAge() > 0 && answer.cookies.length === 0
    if (request.method === 'HEAD' || !isForAll) return { answer, entry: undefined, result }
    const body = compressed(answer, encodingOf(request.headers, this.#options.policy))
    const entry = { policy, answer: body }
    this.#keep(base, request, entry)
    return { ...this.#given(entry), result }
  }

  /** An entry as it is given now: with its age. */
  #given(entry: Entry): { answer: EdgeAnswer; entry: Entry } {
    const { age, date } = entry.policy.responseHeaders()
    const headers = { ...entry.answer.headers, age: String(age ?? 0), date: String(date ?? '') }
    return { entry, answer: { ...entry.answer, headers } }
  }

  #keep(base: string, { headers }: EdgeRequest, entry: Entry): void {
    const { capacity = CAPACITY } = this.#options
    const size = entry.answer.body.length
    if (size > capacity) return
    const vary = varyOf(entry.answer)
    if (vary.length > 0) this.#vary.set(base, vary)
    else this.#vary.delete(base)
    this.#touch(base + variantOf(vary, headers), entry)
    for (const [key, oldest] of this.#entries) {
      if (this.figures.bytes <= capacity) break
      this.#drop(key, oldest)
      this.figures.evicted++
    }
    if (this.#vary.size > this.#entries.size) this.#vary.clear()
  }

  #touch(key: string, entry: Entry): void {
    const before = this.#entries.get(key)
    if (before) this.#drop(key, before)
    this.#entries.set(key, entry)
    this.figures.entries++
    this.figures.bytes += entry.answer.body.length
  }

  #drop(key: string, { answer }: Entry): void {
    this.#entries.delete(key)
    this.figures.entries--
    this.figures.bytes -= answer.body.length
  }
}

/** Shared by all visitors; what does not say how long it is fresh is not. */
const OPTIONS = { shared: true, cacheHeuristic: 0 }

/** The library's policy on this clock, and not longer than the cache policy lets it. */
const policyClass = ({ clock, policy: { maxTtl } }: LocationOptions): typeof CachePolicy =>
  class extends CachePolicy {
    now(): number {
      return clock.now()
    }

    override maxAge(): number {
      return Math.min(super.maxAge(), maxTtl)
    }
  }

/** Headers that are not heeded, or that are the edge's own to send; and the host, of which no answer depends. */
const OWN = ['cache-control', 'pragma', 'if-none-match', 'if-modified-since', 'accept-encoding', 'host']

/** The request as the library looks at it, which need not know what the key has said already. */
const asked = ({ headers }: EdgeRequest) => {
  const others = Object.entries(headers).filter(([name, value]) => value !== undefined && !OWN.includes(name))
  return { method: 'GET', headers: Object.fromEntries(others) as Record<string, string> }
}

/** A 304 as what it is about: it was asked for by what is stored, and some servers do not repeat the tag and the date. */
const aboutStored = (answer: EdgeAnswer, { answer: { headers } }: Entry): EdgeAnswer => {
  if (answer.status !== 304) return answer
  const named = ['etag', 'last-modified'].flatMap((name) => (headers[name] ? [[name, headers[name]]] : []))
  return { ...answer, headers: { ...Object.fromEntries(named), ...answer.headers } }
}

/** Whether the visitor has this very answer. */
const isSame = ({ headers }: EdgeRequest, { headers: { etag } }: EdgeAnswer): boolean => {
  const plain = (tag: string) => tag.trim().replace(/^W\//, '')
  const known = headers['if-none-match']?.split(',').map(plain) ?? []
  return etag !== undefined && known.includes(plain(etag))
}

/** What an answer varies by, besides the encoding, which is in the key. */
const varyOf = ({ headers: { vary = '' } }: EdgeAnswer): string[] =>
  vary
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'accept-encoding')
