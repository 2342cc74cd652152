/** What a caller gave of an input where everything may be left out: the fields that are neither null nor undefined. */
export type Given<T> = { [K in keyof T]?: NonNullable<T[K]> }

/** The fields of a record that are neither null nor undefined. */
export const given = <T extends object>(record: T): Given<T> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined)) as Given<T>
