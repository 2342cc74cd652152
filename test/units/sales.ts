import {
  countEvent,
  earn,
  eventOfTransfer,
  eventOfVend,
  followStock,
  operatorById,
  pointsOf,
  type RunOptions,
  type TransferRecord,
  takeBack,
  type VendRecord,
  vendById,
} from '@dispense/core'
import { type Fleet, SLOTS } from './fleet.ts'

/** As packages/functions/src/stream-sales.ts counts a completed vend, when it does not remember the operator's rule. */
export async function countSale(vend: VendRecord, options: RunOptions): Promise<void> {
  const event = eventOfVend(vend)
  if (!event || vend.customerId === undefined) throw new Error(`The vend ${vend.vendId} is no sale`)
  await countEvent(event).go(options)
  const { data } = await operatorById(vend.operatorId).go(options)
  if (!data?.loyalty) throw new Error('The operator gives no points')
  await earn(vend, vend.customerId, pointsOf(vend, data.loyalty), vend.updatedAt).go(options)
}

/** As the same file counts a refund of half the price. */
export async function countRefund({ vendId, price, operatorId, updatedAt }: VendRecord, options: RunOptions) {
  const { data: vend } = (await vendById(vendId).go(options)) as { data: VendRecord | null }
  const transfer: Pick<TransferRecord, 'kind' | 'transferId' | 'entries'> = {
    kind: 'REFUND',
    transferId: `${vendId}-refund`,
    entries: [{ account: 'REVENUE', amount: Math.floor(price.total / 2) }],
  }
  const event = vend && eventOfTransfer(transfer, vend)
  if (!event || vend.customerId === undefined) throw new Error(`Nothing of ${operatorId} can be refunded`)
  await countEvent(event).go(options)
  await takeBack(event, vend.customerId, updatedAt).go(options)
}

/** As packages/functions/src/stock/follow.ts follows the stock of the first of 12 slots, which goes from one number to another. */
export async function followSlot(
  of: { machineId: string; operatorId: string },
  [from, to]: readonly [number, number],
  options: RunOptions,
): Promise<void> {
  const stock = Object.fromEntries(SLOTS.map((slot) => [slot, 8]))
  const lowAt = { '*': 2 }
  const before = { stock: { ...stock, A1: from }, lowAt }
  const after = { ...of, stock: { ...stock, A1: to }, lowAt }
  await followStock({ before, after, sequence: String(Date.now()), at: Date.now() })?.go(options)
}

/** The first slot of each of these machines is sold out, as the stream tells it. */
export async function sellOut(machines: readonly string[], { operatorId, electro }: Fleet): Promise<void> {
  for (const machineId of machines) await followSlot({ machineId, operatorId }, [1, 0], electro())
}
