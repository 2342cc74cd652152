import { slotKey } from '@dispense/core'
import { expect } from 'vitest'

type Item = Record<string, unknown>

interface VendItem {
  vendId: string
  customerId: string
  slot: string
  state: string
  price: { total: number }
}

/** What went into the table: units by slot and money by customer. */
export interface Books {
  restocked: Record<string, number>
  toppedUp: Record<string, number>
  /** The state of each vend when the books were checked last. */
  states: Record<string, string>
}

const ACTIVE = ['AUTHORIZED', 'DISPENSING']

/** The states that a vend may be in after one: itself, and those that lie ahead. */
const AHEAD: Record<string, string[]> = {
  AUTHORIZED: ['AUTHORIZED', 'DISPENSING', 'CANCELLED', 'COMPLETED', 'FAILED'],
  DISPENSING: ['DISPENSING', 'COMPLETED', 'FAILED'],
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

/** Checks that units and money are where they must be, to the last one, and that no vend has moved back. */
export function checkBooks(items: Item[], books: Books): void {
  const of = <T>(entity: string) => items.filter(({ __edb_e__ }) => __edb_e__ === entity) as T[]
  const vends = of<VendItem>('vend')
  const active = vends.filter(({ state }) => ACTIVE.includes(state))
  const sold = vends.filter(({ state }) => state === 'COMPLETED')
  const [machine] = of<{ activeVendId?: string; stock: Record<string, number> }>('machineState')

  expect(active.length, 'active vends of the machine').toBeLessThanOrEqual(1)
  expect(machine?.activeVendId).toBe(active[0]?.vendId)
  for (const [slot, restocked] of Object.entries(books.restocked)) {
    const stock = machine?.stock[slotKey(slot)] ?? 0
    const gone = [...active, ...sold].filter((vend) => vend.slot === slot).length
    expect(stock, `stock of ${slot}`).toBeGreaterThanOrEqual(0)
    expect(stock + gone, `units of ${slot}`).toBe(restocked)
  }

  const transfers = of<{ customerId: string; kind: string; entries: { account: string; amount: number }[] }>('transfer')
  for (const { entries } of transfers) expect(sum(entries.map(({ amount }) => amount))).toBe(0)
  const wallets = of<{ customerId: string; balance: number; unresolved: number }>('wallet')
  for (const [customer, toppedUp] of Object.entries(books.toppedUp)) {
    const wallet = wallets.find(({ customerId }) => customerId === customer)
    const paid = (which: VendItem[]) =>
      sum(which.filter(({ customerId }) => customerId === customer).map(({ price }) => price.total))
    const moved = (kind: string) =>
      sum(
        transfers
          .filter((one) => one.customerId === customer && one.kind === kind)
          .flatMap(({ entries }) => entries.filter(({ account }) => account === 'WALLET'))
          .map(({ amount }) => amount),
      )
    expect(wallet?.balance ?? 0, `balance of ${customer}`).toBeGreaterThanOrEqual(0)
    expect(wallet?.unresolved ?? 0, `unresolved of ${customer}`).toBe(0)
    expect((wallet?.balance ?? 0) + paid(active) + paid(sold), `money of ${customer}`).toBe(toppedUp)
    expect([0 - moved('TOP_UP'), moved('VEND')]).toEqual([toppedUp, paid(sold)])
  }

  for (const { vendId, state } of vends) {
    const before = books.states[vendId]
    if (before) expect(AHEAD[before] ?? [before], `${vendId} was ${before}`).toContain(state)
    books.states[vendId] = state
  }
}
