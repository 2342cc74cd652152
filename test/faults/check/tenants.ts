import type { Item } from '../world/table.ts'
import type { TableInvariant } from './evidence.ts'

/** What the ids of things of one tenant are called. */
const IDS = ['operator', 'machine', 'product', 'promotion', 'vend', 'restock', 'transfer', 'topUp', 'voucher'].map(
  (entity) => `${entity}Id`,
)

/** (13) */
export const oneTenantAnItem: TableInvariant = {
  number: 13,
  title: 'no item belongs to two tenants',
  check({ items }) {
    const owners = new Map<string, string>()
    for (const item of items) {
      for (const name of IDS) {
        // The item that a thing is named after says whose it is.
        if (item.__edb_e__ === name.slice(0, -2)) owners.set(String(item[name]), String(item.operatorId))
      }
    }
    return items.flatMap((item) => {
      const tenants = new Set([...wordsOf(item)].flatMap((word) => owners.get(word) ?? []))
      return tenants.size <= 1 ? [] : [`the item ${item.pk} ${item.sk} belongs to ${[...tenants].join(' and ')}`]
    })
  },
}

/** Every text in an item, its keys taken apart. */
function* wordsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield* value.split(/[#_]/)
  else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value as Item)) yield* wordsOf(inner)
  }
}
