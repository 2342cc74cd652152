import { createWriteTransaction } from '../db/electro.ts'
import { shardOf } from '../db/ids.ts'
import { transaction } from '../db/operation.ts'
import { holdTransfer, vendTransfer, voidTransfer } from '../ledger/movements.ts'
import { Transfer, type TransferRecord } from '../ledger/transfer.ts'
import { Voucher } from '../loyalty/voucher.ts'
import { expiryOf, MachineException, type MachineExceptionRecord } from '../machine/exception.ts'
import { MachineState, slotKey } from '../machine/state.ts'
import { withoutDue } from '../payment/due.ts'
import { givenBack, vouchersOf } from '../promotion/voucher.ts'
import { Wallet } from '../wallet/wallet.ts'
import { deadlineOf } from './deadlines.ts'
import { isReleased } from './states.ts'
import { Vend, type VendRecord, type VendState } from './vend.ts'

/** How a vend ends: where it goes, what its machine learned, and what is written down about it. */
export interface Ending {
  /** The vend as it was read. */
  vend: VendRecord
  /** The state it ends in; or in which it waits for a person, and no longer has the machine to itself. */
  to: Extract<VendState, 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'EXPIRED' | 'DECLINED' | 'OUTCOME_UNKNOWN'>
  /** ISO 8601. */
  at: string
  /** The machine's number on the report that ended it. */
  sequence?: number
  /** Why it failed. A jam also switches the slot off. */
  failure?: NonNullable<VendRecord['failure']>
  /** Whether success was assumed. */
  unconfirmed?: boolean
  /** Its card, as the provider has it. */
  card?: VendRecord['card']
  /** What a person decided about it. */
  resolution?: NonNullable<VendRecord['resolution']>
  /** What the operator is told about it. */
  exception?: MachineExceptionRecord
  /** What the operator was told about it, and is seen to by `resolution`. */
  closes?: Pick<MachineExceptionRecord, 'machineId' | 'exceptionId'>
}

/** The vend as it is when it has ended. It stays in the sweep's index as long as something is open with the provider. */
export function ended({ vend, to, at, sequence, failure, unconfirmed, card, resolution }: Ending): VendRecord {
  const after: VendRecord = {
    ...withoutDue(vend),
    state: to,
    updatedAt: at,
    ...(sequence !== undefined && { sequence }),
    ...(failure && { failure }),
    ...(unconfirmed && { unconfirmed }),
    ...(card && { card }),
    ...(resolution && { resolution }),
  }
  const dueAt = deadlineOf(after)
  return dueAt === undefined ? after : { ...after, due: shardOf(vend.vendId), dueAt }
}

/**
 * Ends a vend and frees its machine, all or nothing: a completed vend posts the money that its wallet gave at the start,
 * and keeps the unit; one that failed gives both back; of one whose outcome is unknown both wait for a person. The money of
 * a card is the provider's business: what is to be asked of it follows from the vend. The vend's state is the condition,
 * so it can happen only once. 1 transaction of 3 items, 2 by card.
 */
export const endVend = (ending: Ending) =>
  transaction((commit) =>
    createWriteTransaction({ Vend, MachineState, Wallet, Transfer, Voucher, MachineException }, (table) => {
      const { vend, to, at, exception, closes } = ending
      const { vendId, operatorId, machineId, customerId } = vend
      const after = ended(ending)
      const { transfer, wallet } = moneyOf(ending)
      const moved = table.Vend.patch({ vendId })
        .data((item, op) => {
          op.set(item.state, to)
          op.set(item.sequence, after.sequence)
          op.set(item.unconfirmed, after.unconfirmed)
          op.set(item.updatedAt, at)
          if (ending.failure) op.set(item.failure, ending.failure)
          if (ending.card) op.set(item.card, ending.card)
          if (ending.resolution) op.set(item.resolution, ending.resolution)
          if (after.due !== undefined && after.dueAt !== undefined) {
            op.set(item.due, after.due)
            op.set(item.dueAt, after.dueAt)
          } else if (vend.due !== undefined) {
            op.remove(item.due)
            op.remove(item.dueAt)
          }
        })
        .where((item, op) => `${op.eq(item.state, vend.state)} AND ${op.eq(item.sequence, vend.sequence)}`)
      const freed = table.MachineState.patch({ machineId })
        .data((item, op) => {
          if (hasMachine(vend)) op.remove(item.activeVendId)
          if (hasMachine(vend) && ending.sequence !== undefined) op.set(item.reportSequence, ending.sequence)
          // Not `add`: ElectroDB writes it as ADD, which DynamoDB promises for top-level attributes only.
          if (isReleased(to)) op.subtract(item.stock[slotKey(vend.slot)] as number, -1)
          if (ending.failure?.code === 'JAM') op.set(item.jammed[slotKey(vend.slot)] as string, at)
        })
        .where((item, op) => (hasMachine(vend) ? op.eq(item.activeVendId, vendId) : op.exists(item.machineId)))
      return [
        moved.commit(commit),
        // A sale that was unknown for a while has nothing to tell its machine.
        ...(hasMachine(vend) || isReleased(to) ? [freed.commit(commit)] : []),
        ...(wallet && customerId !== undefined
          ? [table.Wallet.patch({ operatorId, customerId }).add(wallet).set({ updatedAt: at }).commit(commit)]
          : []),
        ...(isReleased(to) ? vouchersOf(vend) : []).map((voucher) =>
          table.Voucher.patch(voucher)
            .remove(['usedBy'])
            .set(givenBack(at))
            .where((item, op) => op.eq(item.usedBy, vendId))
            .commit(commit),
        ),
        ...(transfer ? [table.Transfer.create(transfer).commit(commit)] : []),
        ...(exception ? [table.MachineException.put(exception).commit(commit)] : []),
        ...(closes
          ? [
              table.MachineException.patch(closes)
                .set({ closedAt: at, closedBy: ending.resolution?.by ?? '', expiresAt: expiryOf(Date.parse(at)) })
                .remove(['openFor'])
                .where((item, op) => op.notExists(item.closedAt))
                .commit(commit),
            ]
          : []),
      ]
    }),
  )

/** A vend whose outcome is unknown has lost its machine: that has gone on since. */
const hasMachine = (vend: VendRecord) => vend.state !== 'OUTCOME_UNKNOWN'

/** What the end of a vend moves: between the accounts of the operator, and in the customer's wallet. */
function moneyOf({ vend, to, at }: Ending): {
  transfer?: TransferRecord
  wallet?: { balance?: number; unresolved?: number }
} {
  const { total } = vend.price
  if (total === 0) return to === 'COMPLETED' ? { transfer: vendTransfer(vend, at, 'WALLET') } : {}
  if (vend.payment === 'CARD') return {}
  const wasUnknown = vend.state === 'OUTCOME_UNKNOWN'
  if (to === 'OUTCOME_UNKNOWN') return { transfer: holdTransfer(vend, at), wallet: { unresolved: total } }
  if (to === 'COMPLETED') {
    const transfer = vendTransfer(vend, at, wasUnknown ? 'HELD' : 'WALLET')
    return wasUnknown ? { transfer, wallet: { unresolved: -total } } : { transfer }
  }
  return wasUnknown
    ? { transfer: voidTransfer(vend, at), wallet: { balance: total, unresolved: -total } }
    : { wallet: { balance: total } }
}
