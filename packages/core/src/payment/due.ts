import { key } from '../db/model.ts'

/** What an entity has that the sweep looks for: vends and top-ups of which something is open. */
export const dueAttributes = {
  /** Present as long as something is open: under which key, and from when on (epoch milliseconds), the sweep looks at it. */
  due: { type: 'number' },
  dueAt: { type: 'number' },
  /** How often the sweep has asked the provider in vain for what is open. */
  attempts: { type: 'number' },
} as const

/** The index that the sweep finds it by. Sparse: it is in it until everything about it is settled. */
export const dueIndex = {
  index: 'gsi4',
  projection: 'keys_only',
  pk: key('gsi4pk', ['due']),
  sk: key('gsi4sk', ['dueAt']),
} as const

/** A record as it is outside of the sweep's index. */
export function withoutDue<Of extends { due?: number | undefined; dueAt?: number | undefined }>(record: Of): Of {
  const { due: _due, dueAt: _dueAt, ...rest } = record
  return rest as Of
}
