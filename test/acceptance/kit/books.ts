import { entities, type Item } from './table.ts'

interface Wallet {
  operatorId: string
  customerId: string
  balance: number
  held: number
}

interface Transfer {
  operatorId: string
  customerId: string
  transferId: string
  kind: 'TOP_UP' | 'VEND'
  amount: number
  debit: string
  credits: readonly { account: string; amount: number }[]
}

interface Vend {
  vendId: string
  operatorId: string
  customerId: string
  machineId: string
  slot: string
  state: string
  price: { net: number; tax: number; deposit: number; total: number }
}

interface MachineState {
  machineId: string
  activeVendId?: string
  stock: Record<string, number>
}

/** States in which the customer's money is held and the unit reserved. */
const HOLDING = new Set(['PENDING', 'AUTHORIZED', 'DISPENSING', 'OUTCOME_UNKNOWN'])

/** States in which the machine belongs to the vend. */
const ACTIVE = new Set(['AUTHORIZED', 'DISPENSING'])

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

/** Paid in less captured is what a wallet has; what is held belongs to vends that have not ended. */
const auditWallets = (items: readonly Item[]) =>
  entities<Wallet>(items, 'wallet').flatMap((wallet) => {
    const { operatorId, customerId, balance, held } = wallet
    const mine = (of: { operatorId: string; customerId: string }) =>
      of.operatorId === operatorId && of.customerId === customerId
    const transfers = entities<Transfer>(items, 'transfer').filter(mine)
    const amountOf = (kind: Transfer['kind']) =>
      sum(transfers.filter((transfer) => transfer.kind === kind).map(({ amount }) => amount))
    const entries = amountOf('TOP_UP') - amountOf('VEND')
    const open = entities<Vend>(items, 'vend').filter((vend) => mine(vend) && HOLDING.has(vend.state))
    const holds = sum(open.map(({ price }) => price.total))
    const name = `wallet ${operatorId}/${customerId}`
    return [
      ...complain(balance >= 0, `${name} is ${balance}: below zero`),
      ...complain(balance + held === entries, `${name} has ${balance} + ${held} held, its transfers say ${entries}`),
      ...complain(held === holds, `${name} holds ${held}, its open vends say ${holds}`),
    ]
  })

/** The credits of a transfer are its debit. */
const auditTransfers = (items: readonly Item[]) =>
  entities<Transfer>(items, 'transfer').flatMap(({ transferId, amount, credits }) => {
    const credited = sum(credits.map((line) => line.amount))
    return complain(
      amount > 0 && credited === amount,
      `transfer ${transferId} debits ${amount} and credits ${credited}`,
    )
  })

/** A completed vend, and no other, was captured, once and for its price; every vend was asked for with one key. */
const auditVends = (items: readonly Item[]) => {
  const captures = entities<Transfer>(items, 'transfer').filter(({ kind }) => kind === 'VEND')
  const commands = entities<{ command: string; resultId: string }>(items, 'idempotency')
  const vends = entities<Vend>(items, 'vend')
  const strays = captures.filter(({ transferId }) => !vends.some(({ vendId }) => vendId === transferId))
  return [
    ...strays.map(({ transferId }) => `transfer ${transferId} captures a vend that is not there`),
    ...vends.flatMap(({ vendId, state, price }) => {
      const captured = captures.filter(({ transferId }) => transferId === vendId).map(({ amount }) => amount)
      const expected = state === 'COMPLETED' ? [price.total] : []
      const keys = commands.filter(({ command, resultId }) => command === 'startVend' && resultId === vendId).length
      return [
        ...complain(
          String(captured) === String(expected),
          `vend ${vendId} is ${state} and was captured: [${captured}]`,
        ),
        ...complain(
          price.net + price.tax + price.deposit === price.total,
          `the price of vend ${vendId} does not add up`,
        ),
        ...complain(keys === 1, `vend ${vendId} was asked for with ${keys} keys`),
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
      vend.machineId === machineId && vend.slot === slot && (HOLDING.has(vend.state) || vend.state === 'COMPLETED'),
  ).length

/** Units left in a machine's slot. */
export const unitsLeft = (items: readonly Item[], machineId: string, slot: string): number | undefined =>
  entities<MachineState>(items, 'machineState').find((state) => state.machineId === machineId)?.stock[slot]

const complain = (holds: boolean, sentence: string) => (holds ? [] : [sentence])
