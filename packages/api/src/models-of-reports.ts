import type { BreakEven, Month, Prices } from '@dispense/bill'
import {
  balanceOf,
  type Line,
  type LoyaltyItems,
  type SalesReport,
  type Sums,
  type VoucherRecord,
  valued,
} from '@dispense/core'
import type { CostReport, Loyalty, SalesReport as Report, SalesLine, SalesSums, Voucher } from './generated/types.ts'

/** How many of a customer's changes of points are shown. */
const HISTORY = 100

/** A customer's points as the API shows them at an instant, in epoch milliseconds. */
export const toLoyalty = (operatorId: string, { entry, voucher }: LoyaltyItems, now: number): Loyalty => ({
  operatorId,
  balance: balanceOf(entry),
  history: valued(entry)
    .slice(0, HISTORY)
    .map(({ entry: { kind, vendId, createdAt }, points }) => ({ kind, points, vendId: vendId ?? null, createdAt })),
  vouchers: voucher
    .filter(({ usedBy, expiresAt }) => usedBy === undefined && expiresAt * 1000 > now)
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .map(toVoucher),
})

/** A voucher as the API shows it. */
export const toVoucher = (voucher: VoucherRecord): Voucher => ({
  id: voucher.voucherId,
  kind: voucher.kind,
  amount: voucher.amount === undefined ? null : { amount: voucher.amount, currency: voucher.currency },
  points: voucher.points,
  createdAt: voucher.createdAt,
  expiresAt: new Date(voucher.expiresAt * 1000).toISOString(),
})

/** A sales report as the API shows it. */
export function toSalesReport({ currency, sum, ...report }: SalesReport): Report {
  const money = (amount: number) => ({ amount, currency })
  const sums = ({ vends, failed, total, refunded }: Sums): SalesSums => ({
    vends,
    failed,
    total: money(total),
    refunded: money(refunded),
  })
  const lines = (of: readonly Line[]): SalesLine[] => of.map(({ key, ...line }) => ({ key, sums: sums(line) }))
  return {
    sum: sums(sum),
    net: money(sum.net),
    tax: money(sum.tax),
    byDay: lines(report.byDay),
    byHour: lines(report.byHour),
    byMachine: lines(report.byMachine),
    byProduct: lines(report.byProduct),
    byPayment: lines(report.byPayment),
    byColumn: lines(report.byColumn),
  }
}

/** A month's cost as the API shows it. */
export const toCostReport = (month: Month, even: BreakEven, { region, date }: Prices): CostReport => ({
  region,
  pricesOf: date,
  usd: month.usd,
  usdPerVend: month.perVend,
  usdPerMachine: month.perMachine,
  requests: month.requests,
  services: month.services,
  operations: month.operations,
  servers: { computeUsd: month.compute, serversUsd: even.servers, breakEvenRequests: even.requests },
})
