import { createWriteTransaction } from '../db/electro.ts'
import { transaction } from '../db/operation.ts'
import { vendTransfer } from '../ledger/movements.ts'
import { Transfer } from '../ledger/transfer.ts'
import { MachineException, type MachineExceptionRecord } from '../machine/exception.ts'
import { MachineState, type MachineStateRecord, slotKey } from '../machine/state.ts'
import { Vend, type VendRecord } from '../vend/vend.ts'
import { Wallet } from '../wallet/wallet.ts'

/** What a report of sales without the API comes to. */
interface Settlement {
  vends: readonly VendRecord[]
  exceptions: readonly MachineExceptionRecord[]
  /** The machine's state as it was read. */
  state: MachineStateRecord
  /** The greatest of the machine's numbers. */
  sequence: number
  /** ISO 8601. */
  at: string
}

/**
 * Charges the wallets and writes everything down, all or nothing. No wallet and no stock falls below zero: what a machine
 * sold beyond what was counted for it stays a matter of the next restock.
 */
export const settle = ({ vends, exceptions, state, sequence, at }: Settlement) =>
  transaction((commit) =>
    createWriteTransaction({ Vend, MachineState, Wallet, Transfer, MachineException }, (table) => [
      ...vends.map((vend) => table.Vend.create(vend).commit(commit)),
      ...vends.map((vend) =>
        table.Transfer.create(vendTransfer(vend, at, vend.payment === 'CASH' ? 'CASH' : 'WALLET')).commit(commit),
      ),
      ...exceptions.map((exception) => table.MachineException.create(exception).commit(commit)),
      // Copies of a report may judge a sale differently, and no read is a snapshot: it is the one or the other, never both.
      ...vends.map(({ machineId, vendId: exceptionId }) =>
        table.MachineException.check({ machineId, exceptionId })
          .where((item, op) => op.notExists(item.exceptionId))
          .commit(commit),
      ),
      ...exceptions.map(({ exceptionId: vendId }) =>
        table.Vend.check({ vendId })
          .where((item, op) => op.notExists(item.vendId))
          .commit(commit),
      ),
      ...chargesOf(vends).map(({ operatorId, customerId, amount, currency }) =>
        table.Wallet.patch({ operatorId, customerId })
          .subtract({ balance: amount })
          .set({ updatedAt: at })
          .where((item, op) => `${op.gte(item.balance, amount)} AND ${op.eq(item.currency, currency)}`)
          .commit(commit),
      ),
      table.MachineState.patch({ machineId: state.machineId })
        .data((item, op) => {
          op.set(item.reportSequence, Math.max(sequence, state.reportSequence))
          for (const [slot, units] of takenOf(vends, state)) op.subtract(item.stock[slot] as number, units)
        })
        .where((item, op) =>
          [
            op.eq(item.reportSequence, state.reportSequence),
            ...takenOf(vends, state).map(([slot, units]) => op.gte(item.stock[slot] as number, units)),
          ].join(' AND '),
        )
        .commit(commit),
    ]),
  )

/** One charge for each wallet: a transaction changes an item once. */
function chargesOf(vends: readonly VendRecord[]) {
  const charges = new Map<string, { operatorId: string; customerId: string; amount: number; currency: string }>()
  for (const { operatorId, customerId, payment, price } of vends) {
    if (payment === 'CASH' || customerId === undefined || price.total === 0) continue
    const amount = (charges.get(customerId)?.amount ?? 0) + price.total
    charges.set(customerId, { operatorId, customerId, amount, currency: price.currency })
  }
  return [...charges.values()]
}

/** The units that are taken from each slot's stock: as many as were counted, when more were sold. */
function takenOf(vends: readonly VendRecord[], { stock }: MachineStateRecord): [slot: string, units: number][] {
  const sold = new Map<string, number>()
  for (const { slot } of vends) sold.set(slotKey(slot), (sold.get(slotKey(slot)) ?? 0) + 1)
  return [...sold]
    .map(([slot, units]): [string, number] => [slot, Math.min(units, stock[slot] ?? 0)])
    .filter(([, units]) => units > 0)
}
