import type { SetPlanogramInput, SlotPartsFragment } from '../../generated/graphql.ts'

/** A slot as somebody is about to change it. */
export interface DraftSlot {
  code: string
  productId: string
  productName: string
  /** The shelf price in minor units; `null` follows the product's list price. */
  ownPrice: number | null
  capacity: number
  parLevel: number
  /** `null`: a quarter of the par level. */
  lowAt: number | null
  enabled: boolean
}

/** A product as it can be put into a slot. */
export interface Choice {
  id: string
  name: string
}

/** What the machine has now, as a draft. */
export const draftOf = (slots: readonly SlotPartsFragment[]): DraftSlot[] =>
  slots.map(({ code, product, price, ownPrice, capacity, parLevel, lowAt, switchedOff }) => ({
    ...{ code, productId: product.id, productName: product.name, capacity, parLevel },
    ownPrice: ownPrice ? price.amount : null,
    lowAt: lowAt === Math.floor(parLevel / 4) ? null : lowAt,
    enabled: !switchedOff,
  }))

/** The two slots sell what the other one sold, for its price: the columns themselves stay as large as they are. */
export function swap(draft: readonly DraftSlot[], one: string, other: string): DraftSlot[] {
  const [a, b] = [draft.find(({ code }) => code === one), draft.find(({ code }) => code === other)]
  if (!a || !b) return [...draft]
  const sold = ({ productId, productName, ownPrice }: DraftSlot) => ({ productId, productName, ownPrice })
  return draft.map((slot) => (slot === a ? { ...a, ...sold(b) } : slot === b ? { ...b, ...sold(a) } : slot))
}

/** The slot sells this product, for its list price. */
export const place = (draft: readonly DraftSlot[], code: string, { id, name }: Choice): DraftSlot[] =>
  draft.map((slot) =>
    slot.code === code && slot.productId !== id ? { ...slot, productId: id, productName: name, ownPrice: null } : slot,
  )

/** The slot as the form has it; one that is not there yet is added. */
export function put(draft: readonly DraftSlot[], slot: DraftSlot): DraftSlot[] {
  const rest = draft.filter(({ code }) => code !== slot.code)
  return [...rest, slot].sort((a, b) => a.code.localeCompare(b.code, undefined, { numeric: true }))
}

/** What can be chosen for a slot: the range, and what it sells already, though that is not in the range as it is known here. */
export const choicesFor = ({ productId, productName }: DraftSlot, range: readonly Choice[]): Choice[] => [
  ...(productId && !range.some(({ id }) => id === productId) ? [{ id: productId, name: productName }] : []),
  ...range,
]

/** What is wrong with a slot before it is sent; nothing when it can be. */
export function faultsOf({ code, capacity, parLevel, lowAt, productId }: DraftSlot): string[] {
  return [
    ...(/^[0-9A-Za-z]{1,8}$/.test(code) ? [] : ['The code has to be 1 to 8 letters and digits.']),
    ...(productId ? [] : ['Choose a product.']),
    ...(capacity >= 1 && capacity <= 1000 ? [] : ['The capacity has to be 1 to 1000.']),
    ...(parLevel <= capacity ? [] : ['The par level cannot be more than the capacity.']),
    ...(lowAt === null || lowAt <= parLevel ? [] : ['It cannot be low at more than its par level.']),
  ]
}

/** What a new planogram changes, a line for each slot. */
export interface Change {
  code: string
  what: string
  /** Units that have to be taken out: a slot that sells another product starts empty. */
  emptied: number
}

/** How the draft differs from what the machine has now. */
export function changesOf(slots: readonly SlotPartsFragment[], draft: readonly DraftSlot[]): Change[] {
  const [before, now] = [
    new Map(draftOf(slots).map((slot) => [slot.code, slot])),
    new Map(draft.map((slot) => [slot.code, slot])),
  ]
  const stockOf = (code: string) => slots.find((slot) => slot.code === code)?.stock ?? 0
  const gone = [...before.keys()].filter((code) => !now.has(code))
  return [
    ...gone.map((code) => ({ code, what: 'is removed', emptied: stockOf(code) })),
    ...draft.flatMap((slot) => {
      const old = before.get(slot.code)
      if (!old) return [{ code: slot.code, what: `is new and sells ${slot.productName}`, emptied: 0 }]
      const what = wordsOf(old, slot)
      if (what === '') return []
      return [{ code: slot.code, what, emptied: old.productId === slot.productId ? 0 : stockOf(slot.code) }]
    }),
  ]
}

function wordsOf(old: DraftSlot, slot: DraftSlot): string {
  const words = [
    old.productId !== slot.productId && `sells ${slot.productName} instead of ${old.productName}`,
    old.ownPrice !== slot.ownPrice && (slot.ownPrice === null ? 'follows the list price' : 'has another price'),
    old.capacity !== slot.capacity && `holds ${slot.capacity}, not ${old.capacity}`,
    old.parLevel !== slot.parLevel && `is filled up to ${slot.parLevel}, not ${old.parLevel}`,
    old.lowAt !== slot.lowAt && (slot.lowAt === null ? 'is low at a quarter' : `is low at ${slot.lowAt}`),
    old.enabled !== slot.enabled && (slot.enabled ? 'is switched on' : 'is switched off'),
  ]
  return words.filter(Boolean).join(', ')
}

/** The draft as the API takes it, in place of the planogram that it was made from. */
export const inputOf = (
  machine: { id: string; planogramVersion: number },
  draft: readonly DraftSlot[],
  currency: string,
): SetPlanogramInput => ({
  machineId: machine.id,
  planogramVersion: machine.planogramVersion,
  slots: draft.map(({ code, productId, ownPrice, capacity, parLevel, lowAt, enabled }) => ({
    ...{ code, productId, capacity, parLevel, enabled },
    ...(ownPrice !== null && { price: { amount: ownPrice, currency } }),
    ...(lowAt !== null && { lowAt }),
  })),
})

/** The rows of the machine as one stands before it: codes with the same letters, or the same tens, are a shelf. */
export function shelvesOf<Slot extends { code: string }>(slots: readonly Slot[]): Slot[][] {
  const shelfOf = ({ code }: Slot) => /^[A-Za-z]+/.exec(code)?.[0] ?? code.slice(0, -1)
  return [...Map.groupBy(slots, shelfOf).values()]
}
