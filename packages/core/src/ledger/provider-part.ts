import { isTopUpId } from '../top-up/top-up.ts'
import type { Account } from './accounts.ts'
import type { TransferRecord } from './transfer.ts'

/** What of a transfer went through the payment provider. Minor units: positive came, negative went. */
export interface ProviderPart {
  /** What the provider knows it by: the id of the vend, top-up, refund or dispute. */
  reference: string
  /** Taken or given back, the provider's fee included. */
  amount: number
  /** What the provider kept. */
  fee: number
}

/** What a transfer's id has more than what the provider knows it by. */
const SUFFIXES: Partial<Record<TransferRecord['kind'], RegExp>> = { FEE: /-fee$/, DISPUTE: /-.*$/ }

/** What of a transfer went through the payment provider; `undefined`: nothing did. Play money was never there. */
export function providerPartOf({ transferId, kind, entries }: TransferRecord): ProviderPart | undefined {
  if (!entries.some(({ account }) => account === 'CLEARING')) return undefined
  if (kind === 'TOP_UP' && !isTopUpId(transferId)) return undefined
  const on = (name: Account) =>
    entries.filter(({ account }) => account === name).reduce((sum, { amount }) => sum + amount, 0)
  const fee = on('FEES')
  const reference = transferId.replace(SUFFIXES[kind] ?? '', '')
  return { reference, amount: on('CLEARING') + fee, fee }
}

/** Whether something of a transfer went through the payment provider. */
export const throughProvider = (transfer: TransferRecord): boolean => providerPartOf(transfer) !== undefined
