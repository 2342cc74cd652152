import {
  countEvent,
  earn,
  eventOfTransfer,
  eventOfVend,
  operatorById,
  pointsOf,
  type RunOptions,
  type TransferRecord,
  takeBack,
  type VendRecord,
  vendById,
} from '@dispense/core'

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
