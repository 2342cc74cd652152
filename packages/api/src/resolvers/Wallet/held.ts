import type { Page } from '@dispense/appsync'
import { heldOf, OPEN_VENDS_MS, type VendRecord, vendsSince } from '@dispense/core'
import type { Ctx } from '../../ctx.ts'

export const request = ({ source }: Ctx<'Wallet', 'held'>) =>
  vendsSince(source.record.customerId, Date.now() - OPEN_VENDS_MS)

export const response = ({ source, result }: Ctx<'Wallet', 'held', Page<VendRecord>>) => ({
  amount: heldOf(source.record, result.items),
  currency: source.record.currency,
})
