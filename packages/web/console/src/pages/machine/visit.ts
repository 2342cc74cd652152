import type { RestockSlotInput } from '../../generated/graphql.ts'

/** What a restock visit finds in a column. */
export interface Column {
  code: string
  stock: number
  parLevel: number
  capacity: number
  jammed: boolean
}

/** What was done to a column: units put in (less than 0: taken out), and whether a jam was cleared. */
export interface Entry {
  added: number
  jamCleared: boolean
}

/** The entries of a visit by the code of their column. */
export type Visit = Readonly<Record<string, Entry>>

const NOTHING: Entry = { added: 0, jamCleared: false }

/** What was done to a column; nothing unless somebody has said so. */
export const entryOf = (visit: Visit, code: string): Entry => visit[code] ?? NOTHING

/** The visit with another entry for a column. */
export const enter = (visit: Visit, code: string, change: Partial<Entry>): Visit => ({
  ...visit,
  [code]: { ...entryOf(visit, code), ...change },
})

/** Every column filled up to its par level; nothing is taken out of one that holds more. */
export const fillUp = (columns: readonly Column[], visit: Visit): Visit =>
  columns.reduce((sum, { code, stock, parLevel }) => enter(sum, code, { added: Math.max(0, parLevel - stock) }), visit)

/** Columns that would hold less than nothing or more than fits. */
export const impossible = (columns: readonly Column[], visit: Visit): string[] =>
  columns
    .filter(({ code, stock, capacity }) => {
      const { added } = entryOf(visit, code)
      return stock + added < 0 || (added > 0 && stock + added > capacity)
    })
    .map(({ code }) => code)

/** What a visit comes to, in words. */
export function visitWords(slots: readonly RestockSlotInput[]): string {
  const sum = slots.reduce((all, { added }) => all + added, 0)
  const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`
  return `${counted(slots.length, 'column')} touched, ${counted(Math.abs(sum), 'unit')} ${sum < 0 ? 'fewer' : 'more'}`
}

/** The columns that were touched, as the API takes them. */
export const slotsOf = (columns: readonly Column[], visit: Visit): RestockSlotInput[] =>
  columns
    .map(({ code }) => ({ code, ...entryOf(visit, code) }))
    .filter(({ added, jamCleared }) => added !== 0 || jamCleared)
