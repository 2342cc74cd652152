import { invalidParameter } from './failure.ts'
import type { Charge, Kinds, PaymentIntent, Refund } from './objects.ts'
import type { Params } from './params.ts'
import type { Store } from './store.ts'

/** A page of objects: https://docs.stripe.com/api/pagination */
export interface Page {
  readonly object: 'list' | 'search_result'
  readonly data: readonly object[]
  readonly has_more: boolean
  readonly url: string
  readonly next_page?: string | null
}

/** The newest first, from `starting_after` on or up to `ending_before`, those that the filters of their kind let through. */
export const listPage = <K extends keyof Kinds>(store: Store, kind: K, params: Params, url: string): Page => {
  const limit = limitOf(params)
  const [after, before] = [params.text('starting_after'), params.text('ending_before')]
  const fits = FILTERS[kind]?.(params) ?? (() => true)
  const created = createdRange(params)
  params.end()
  const all = store
    .all(kind)
    .reverse()
    .filter((object) => fits(object as never) && created('created' in object ? Number(object.created) : 0))
  const place = (id: string, param: string) => {
    const found = all.findIndex((object) => object.id === id)
    if (found < 0) throw invalidParameter(param, `No such ${kind}: '${id}'`, 'resource_missing')
    return found
  }
  const end = before ? place(before, 'ending_before') : undefined
  const start = after ? place(after, 'starting_after') + 1 : end === undefined ? 0 : Math.max(0, end - limit)
  const data = all.slice(start, end ?? start + limit).slice(0, limit)
  const has_more = end === undefined ? start + limit < all.length : start > 0
  return { object: 'list', data, has_more, url }
}

/**
 * Payments that a query finds: https://docs.stripe.com/search. Clauses of `field:'value'` and `metadata['name']:'value'`,
 * all joined by AND or all by OR, each with `-` before it for its opposite. `until` in epoch seconds: what is newer is not
 * in the index yet.
 */
export const searchPage = (store: Store, params: Params, url: string, until: number): Page => {
  const query = params.required('query')
  const limit = limitOf(params)
  const page = Number(params.text('page') ?? '0')
  params.end()
  const fits = parseQuery(query)
  const found = store
    .all('payment_intent')
    .reverse()
    .filter((intent) => intent.created <= until && fits(intent))
  const data = found.slice(page, page + limit)
  const has_more = page + limit < found.length
  return { object: 'search_result', data, has_more, url, next_page: has_more ? String(page + limit) : null }
}

type Filter = (params: Params) => (object: never) => boolean

const matching =
  <T extends object>(...names: (keyof T & string)[]): Filter =>
  (params) => {
    const wanted = names.flatMap((name) => {
      const value = params.text(name)
      return value === undefined ? [] : [{ name, value }]
    })
    return (object: T) => wanted.every(({ name, value }) => String(object[name]) === value)
  }

const FILTERS: Partial<Record<keyof Kinds, Filter>> = {
  charge: matching<Charge>('payment_intent', 'transfer_group', 'customer'),
  refund: matching<Refund>('payment_intent', 'charge'),
  dispute: matching<Kinds['dispute']>('payment_intent', 'charge'),
  payment_intent: matching<PaymentIntent>('customer'),
  balance_transaction: matching<Kinds['balance_transaction']>('type', 'source', 'currency'),
  event: matching<Kinds['event']>('type'),
}

const limitOf = (params: Params): number => {
  const limit = params.integer('limit') ?? 10
  if (limit >= 1 && limit <= 100) return limit
  throw invalidParameter('limit', 'This value must be between 1 and 100.')
}

const createdRange = (params: Params): ((created: number) => boolean) => {
  const range = params.inner('created')
  if (!range) return () => true
  const [gt, gte, lt, lte] = [range.integer('gt'), range.integer('gte'), range.integer('lt'), range.integer('lte')]
  range.end()
  return (at) =>
    (gt === undefined || at > gt) &&
    (gte === undefined || at >= gte) &&
    (lt === undefined || at < lt) &&
    (lte === undefined || at <= lte)
}

const CLAUSE = /^(-?)(?:metadata\[(["'])(.+?)\2\]|(\w+))\s*:\s*(["'])(.*)\5$/

const parseQuery = (query: string): ((intent: PaymentIntent) => boolean) => {
  const joined = / OR /i.test(query) ? 'some' : 'every'
  const clauses = query.split(/ AND | OR /i).map((text) => {
    const [, not, , metadata, field = '', , value] = CLAUSE.exec(text.trim()) ?? []
    if (value === undefined)
      throw invalidParameter('query', `We were unable to parse your search query: ${text.trim()}`)
    if (!metadata && !SEARCHABLE.has(field))
      throw invalidParameter('query', `Field \`${field}\` is an unsupported search field.`)
    return (intent: PaymentIntent) => {
      const actual = metadata ? intent.metadata[metadata] : intent[field as keyof PaymentIntent]
      return (actual !== undefined && String(actual) === value) !== (not === '-')
    }
  })
  return (intent) => clauses[joined]((fits) => fits(intent))
}

const SEARCHABLE = new Set(['amount', 'currency', 'customer', 'status'])
