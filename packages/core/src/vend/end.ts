import { createWriteTransaction } from 'electrodb'
import { transaction } from '../db/operation.ts'
import { vendTransfer } from '../ledger/movements.ts'
import { Transfer } from '../ledger/transfer.ts'
import { MachineState, slotKey } from '../machine/state.ts'
import { Wallet } from '../wallet/wallet.ts'
import { Vend, type VendRecord, type VendState } from './vend.ts'

/** How a vend ends: where it goes, what its machine learned, and what is written down about it. */
export interface Ending {
  /** The vend as it was read. */
  vend: VendRecord
  /** The state it ends in. */
  to: Extract<VendState, 'COMPLETED' | 'FAILED' | 'CANCELLED'>
  /** ISO 8601. */
  at: string
  /** The machine's number on the report that ended it. */
  sequence?: number
  /** Why it failed. A jam also switches the slot off. */
  failure?: NonNullable<VendRecord['failure']>
  /** Whether success was assumed. */
  unconfirmed?: boolean
}

/** The vend as it is when it has ended. */
export const ended = ({ vend, to, at, sequence, failure, unconfirmed }: Ending): VendRecord => ({
  ...vend,
  state: to,
  updatedAt: at,
  ...(sequence !== undefined && { sequence }),
  ...(failure && { failure }),
  ...(unconfirmed && { unconfirmed }),
})

/**
 * Ends a vend and frees its machine, all or nothing: a completed vend posts the money that its wallet gave at the start,
 * and keeps the unit; any other gives both back. The vend's state is the condition, so it can happen only once. 1
 * transaction of 3 items.
 */
export const endVend = (ending: Ending) =>
  transaction((commit) =>
    createWriteTransaction({ Vend, MachineState, Wallet, Transfer }, (table) => {
      const { vend, to, at } = ending
      const { vendId, machineId, slot } = vend
      const { state, sequence, failure, unconfirmed } = ended(ending)
      const captured = to === 'COMPLETED'
      const moved = [
        table.Vend.patch({ vendId })
          .data((item, op) => {
            op.set(item.state, state)
            op.set(item.sequence, sequence)
            op.set(item.unconfirmed, unconfirmed)
            op.set(item.updatedAt, at)
            if (failure) op.set(item.failure, failure)
          })
          .where((item, op) => `${op.eq(item.state, vend.state)} AND ${op.eq(item.sequence, vend.sequence)}`)
          .commit(commit),
        table.MachineState.patch({ machineId })
          .data((item, op) => {
            op.remove(item.activeVendId)
            if (ending.sequence !== undefined) op.set(item.reportSequence, ending.sequence)
            // Not `add`: ElectroDB writes it as ADD, which DynamoDB promises for top-level attributes only.
            if (!captured) op.subtract(item.stock[slotKey(slot)] as number, -1)
            if (failure?.code === 'JAM') op.set(item.jammed[slotKey(slot)] as string, at)
          })
          .where((item, op) => op.eq(item.activeVendId, vendId))
          .commit(commit),
      ]
      if (captured) return [...moved, table.Transfer.create(vendTransfer(vend, at, 'WALLET')).commit(commit)]
      const { operatorId, customerId, price } = vend
      if (customerId === undefined) return moved
      const wallet = table.Wallet.patch({ operatorId, customerId }).add({ balance: price.total }).set({ updatedAt: at })
      return [...moved, wallet.commit(commit)]
    }),
  )
