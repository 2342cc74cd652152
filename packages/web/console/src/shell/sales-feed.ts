import { useSyncExternalStore } from 'react'
import type { VendRowFragment } from '../generated/graphql.ts'

/** How many sales are remembered, the newest first. */
const REMEMBERED = 50

let sales: readonly VendRowFragment[] = []
const listeners = new Set<() => void>()

/** A sale that the console was told of. The same one twice is one. */
export function announceSale(vend: VendRowFragment): void {
  sales = [vend, ...sales.filter(({ id }) => id !== vend.id)].slice(0, REMEMBERED)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The sales that the console was told of since it was opened, the newest first. */
export const useSalesFeed = (): readonly VendRowFragment[] => useSyncExternalStore(subscribe, () => sales)
