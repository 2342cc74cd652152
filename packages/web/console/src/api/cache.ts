import { type FieldPolicy, InMemoryCache, type Reference } from '@apollo/client/cache'

interface Page {
  items: readonly Reference[]
  nextToken?: string | null
}

/** A list that grows by its next pages, each item once: two views may ask for the same page. Pages of other arguments are other lists. */
const paged = (...keyArgs: string[]): FieldPolicy<Page> => ({
  keyArgs: keyArgs.length > 0 ? keyArgs : false,
  merge: (before, page, { args }) =>
    args?.nextToken && before ? { ...page, items: union(before.items, page.items) } : page,
})

/** What is normalised is a reference; what is not, is a new object each time and always kept. */
function union(before: readonly Reference[], items: readonly Reference[]): Reference[] {
  const known = new Set(before.map((item) => item.__ref))
  return [...before, ...items.filter(({ __ref }) => __ref === undefined || !known.has(__ref))]
}

/** Money and what has no id of its own is replaced as a whole. */
const whole = { keyFields: false } as const

/** The normalised cache: an answer or a message of a subscription about a machine changes it in every view. */
export const createCache = (): InMemoryCache =>
  new InMemoryCache({
    typePolicies: {
      Query: {
        fields: {
          machines: paged('filter'),
          products: paged(),
          people: paged(),
          promotions: paged(),
          exceptions: paged(),
          lowStock: paged(),
          alerts: paged('machineId', 'state'),
          vends: paged('machineId'),
          exports: paged(),
          ledger: paged('account', 'from', 'to'),
        },
      },
      Machine: {
        fields: {
          commands: paged(),
          exceptions: paged(),
          restocks: paged(),
          telemetryHistory: paged(),
          slots: { merge: mergeSlots },
        },
      },
      Alert: { keyFields: ['machineId', 'id'] },
      MachineException: { keyFields: ['machineId', 'id'] },
      LedgerLine: whole,
      LowStock: whole,
      MachineCommand: whole,
      Money: whole,
      SlotProduct: whole,
    },
  })

/** A message may know less of a slot than a page has asked for: by code, the new values over the old ones. */
function mergeSlots(
  before: readonly Readonly<Record<string, unknown>>[] | undefined,
  slots: readonly Readonly<Record<string, unknown>>[],
) {
  const known = new Map(before?.map((slot) => [slot.code, slot]))
  return slots.map((slot) => ({ ...known.get(slot.code), ...slot }))
}
