/** The ElectroDB service that every entity belongs to: the prefix of every partition key. */
export const SERVICE = 'dispense'

/**
 * The name that entities carry until the caller of an operation gives the real one (`RunOptions.table`): importing
 * core needs no environment.
 */
export const TABLE_PLACEHOLDER = 'dispense-table'

/** `pk`/`sk` of the table's own key, and of its three global secondary indexes. `casing: 'none'`: see `ID_PATTERN`. */
export const key = <const Field extends string, const Composite extends readonly string[]>(
  field: Field,
  composite: Composite,
): { field: Field; composite: [...Composite]; casing: 'none' } => ({
  field,
  composite: [...composite],
  casing: 'none',
})

/** The model block of an ElectroDB entity. */
export const model = <const Name extends string>(entity: Name) => ({ entity, version: '1', service: SERVICE })
