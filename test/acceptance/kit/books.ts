import { entities, type Item } from './table.ts'

interface Wallet {
  operatorId: string
  customerId: string
  balance: number
  unresolved: number
}

interface Transfer {
  operatorId: string
  customerId?: string
  transferId: string
  kind: string
  vendId?: string
  entries: readonly { account: string; amount: number }[]
}

interface Vend {
  vendId: string
  operatorId: string
  customerId: string
  machineId: string
  slot: string
  payment: string
  state: string
  price: { net: number; tax: number; deposit: number; total: number }
}

interface MachineState {
  machineId: string
  activeVendId?: string
  stock: Record<string, number>
}

/** States in which the machine belongs to the vend, and its money is held. */
const ACTIVE = new Set(['PENDING', 'AUTHORIZED', 'DISPENSING'])

/** The state in which a person must find out. */
const UNKNOWN = new Set(['OUTCOME_UNKNOWN'])

/** States in which the product is gone and was paid for. */
const SOLD = new Set(['COMPLETED', 'REFUNDED'])

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

/**
 * Audits the whole table: what the ledger, the wallets, the vends and the machines say about each other must agree.
 * Gives every contradiction as a sentence; none is a clean audit.
 */
export const auditBooks = (items: readonly Item[]): string[] => [
  ...auditWallets(items),
  ...auditTransfers(items),
  ...auditVends(items),
  ...auditMachines(items),
]

/** What the transfers credited an account with, less what they debited. */
const credited = (transfers: readonly Transfer[], account: string) =>
  -sum(
    transfers
      .flatMap(({ entries }) => entries.filter((entry) => entry.account === account))
      .map(({ amount }) => amount),
  )

/** Paid in less captured is what a wallet has, and what its vends hold that have not ended. */
const auditWallets = (items: readonly Item[]) =>
  entities<Wallet>(items, 'wallet').flatMap((wallet) => {
    const { operatorId, customerId, balance, unresolved } = wallet
    const mine = (of: { operatorId: string; customerId?: string }) =>
      of.operatorId === operatorId && of.customerId === customerId
    const transfers = entities<Transfer>(items, 'transfer').filter(mine)
    const vends = entities<Vend>(items, 'vend').filter((vend) => mine(vend) && vend.payment === 'WALLET')
    const priceOf = (states: ReadonlySet<string>) =>
      sum(vends.filter(({ state }) => states.has(state)).map(({ price }) => price.total))
    const [held, entries, unknown] = [priceOf(ACTIVE), credited(transfers, 'WALLET'), credited(transfers, 'HELD')]
    const name = `wallet ${operatorId}/${customerId}`
    return [
      ...complain(balance >= 0, `${name} is ${balance}: below zero`),
      ...complain(balance + held === entries, `${name} has ${balance} + ${held} held, its transfers say ${entries}`),
      ...complain(unresolved === unknown, `${name} has ${unresolved} unresolved, its transfers say ${unknown}`),
      ...complain(
        unresolved === priceOf(UNKNOWN),
        `${name} has ${unresolved} unresolved, its vends say ${priceOf(UNKNOWN)}`,
      ),
    ]
  })

/** The debits of a transfer are its credits. */
const auditTransfers = (items: readonly Item[]) =>
  entities<Transfer>(items, 'transfer').flatMap(({ transferId, entries }) => {
    const total = sum(entries.map(({ amount }) => amount))
    return complain(entries.length !== 1 && total === 0, `transfer ${transferId} is out of balance by ${total}`)
  })

/** A completed vend, and no other, was captured, once and for its price. */
const auditVends = (items: readonly Item[]) => {
  const captures = entities<Transfer>(items, 'transfer').filter(({ kind }) => kind === 'VEND')
  const vends = entities<Vend>(items, 'vend')
  const strays = captures.filter((capture) => !vends.some(({ vendId }) => vendId === capture.vendId))
  return [
    ...strays.map(({ transferId }) => `transfer ${transferId} captures a vend that is not there`),
    ...vends.flatMap(({ vendId, state, price }) => {
      const captured = captures
        .filter((capture) => capture.vendId === vendId)
        .map(({ entries }) =>
          sum(entries.map(({ account, amount }) => (account === 'PROMOTIONS' ? 0 : Math.max(amount, 0)))),
        )
      const expected = SOLD.has(state) ? [price.total] : []
      return [
        ...complain(
          String(captured) === String(expected),
          `vend ${vendId} is ${state} and was captured: [${captured}]`,
        ),
        ...complain(
          price.net + price.tax + price.deposit === price.total,
          `the price of vend ${vendId} does not add up`,
        ),
      ]
    }),
  ]
}

/** No slot is below zero, and a machine is busy with exactly the one vend that is under way at it. */
const auditMachines = (items: readonly Item[]) =>
  entities<MachineState>(items, 'machineState').flatMap(({ machineId, activeVendId, stock }) => {
    const active = entities<Vend>(items, 'vend').filter(
      (vend) => vend.machineId === machineId && ACTIVE.has(vend.state),
    )
    const ids = active.map(({ vendId }) => vendId)
    return [
      ...Object.entries(stock).flatMap(([code, units]) =>
        complain(units >= 0, `machine ${machineId} slot ${code} has ${units} units`),
      ),
      ...complain(
        String(ids) === String(activeVendId ?? ''),
        `machine ${machineId} is busy with [${activeVendId ?? ''}], its vends say [${ids}]`,
      ),
    ]
  })

/** Units of a machine's slot that were sold or are reserved, as its vends say. */
export const unitsGone = (items: readonly Item[], machineId: string, slot: string): number =>
  entities<Vend>(items, 'vend').filter(
    (vend) =>
      vend.machineId === machineId &&
      vend.slot === slot &&
      [ACTIVE, UNKNOWN, SOLD].some((states) => states.has(vend.state)),
  ).length

/** Units left in a machine's slot. */
export const unitsLeft = (items: readonly Item[], machineId: string, slot: string): number | undefined =>
  entities<MachineState>(items, 'machineState').find((state) => state.machineId === machineId)?.stock[slot]

const complain = (holds: boolean, sentence: string) => (holds ? [] : [sentence])
