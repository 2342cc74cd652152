import type { Entry } from '../ledger/accounts.ts'
import type { TransferRecord } from '../ledger/transfer.ts'
import type { VendRecord } from '../vend/vend.ts'
import type { ExportFormat, ExportKind } from './export.ts'

/** What a cell holds; amounts are whole minor units. */
type Cell = string | number | boolean | null | undefined

/** A column: its name in the file, and what of a row stands in it. */
type Column<Of> = readonly [name: string, of: (row: Of) => Cell]

/** What a transfer did to one account. */
interface LedgerRow {
  transfer: TransferRecord
  entry: Entry
}

const LEDGER: readonly Column<LedgerRow>[] = [
  ['time_utc', ({ transfer }) => transfer.createdAt],
  ['transfer_id', ({ transfer }) => transfer.transferId],
  ['kind', ({ transfer }) => transfer.kind],
  ['account', ({ entry }) => entry.account],
  ['debit_minor_units', ({ entry }) => Math.max(entry.amount, 0)],
  ['credit_minor_units', ({ entry }) => Math.max(0 - entry.amount, 0)],
  ['currency', ({ transfer }) => transfer.currency],
  ['vend_id', ({ transfer }) => transfer.vendId],
  ['customer_id', ({ transfer }) => transfer.customerId],
  ['corrects', ({ transfer }) => transfer.corrects],
  ['reason', ({ transfer }) => transfer.reason],
  ['by', ({ transfer }) => transfer.by],
]

/** What a transfer did to an account, in minor units: debits less credits. */
const sumOf = ({ entries }: TransferRecord, ...accounts: Entry['account'][]): number =>
  entries.filter(({ account }) => accounts.includes(account)).reduce((sum, { amount }) => sum + amount, 0)

/** What was credited: the whole of what went back. */
const creditOf = ({ entries }: TransferRecord): number =>
  entries.reduce((sum, { amount }) => sum + Math.max(0 - amount, 0), 0)

const REFUNDS: readonly Column<TransferRecord>[] = [
  ['time_utc', ({ createdAt }) => createdAt],
  ['refund_id', ({ transferId }) => transferId],
  ['vend_id', ({ vendId }) => vendId],
  ['customer_id', ({ customerId }) => customerId],
  ['paid_back_to', (transfer) => (sumOf(transfer, 'CLEARING') < 0 ? 'CARD' : 'WALLET')],
  ['net_minor_units', (transfer) => sumOf(transfer, 'REVENUE')],
  ['tax_minor_units', (transfer) => sumOf(transfer, 'TAX')],
  ['deposit_minor_units', (transfer) => sumOf(transfer, 'DEPOSIT')],
  ['total_minor_units', creditOf],
  ['currency', ({ currency }) => currency],
  ['reason', ({ reason }) => reason],
  ['by', ({ by }) => by],
]

const SALES: readonly Column<VendRecord>[] = [
  ['time_utc', ({ createdAt }) => createdAt],
  ['vend_id', ({ vendId }) => vendId],
  ['machine_id', ({ machineId }) => machineId],
  ['slot', ({ slot }) => slot],
  ['product_id', ({ product }) => product.productId],
  ['product_name', ({ product }) => product.name],
  ['payment', ({ payment }) => payment],
  ['net_minor_units', ({ price }) => price.net],
  ['tax_minor_units', ({ price }) => price.tax],
  ['deposit_minor_units', ({ price }) => price.deposit],
  ['total_minor_units', ({ price }) => price.total],
  ['refunded_minor_units', ({ refunded = 0 }) => refunded],
  ['currency', ({ price }) => price.currency],
  ['tax_jurisdiction', ({ price }) => price.jurisdiction],
  ['tax_rate_ppm', ({ price }) => price.ratePpm],
  ['tax_in_price', ({ price }) => price.inclusive],
  ['promotion_id', ({ price }) => price.discount?.promotionId],
  ['voucher_id', ({ price }) => price.discount?.voucherId],
]

const VENDS: readonly Column<VendRecord>[] = [
  ...SALES.slice(0, 7),
  ['state', ({ state }) => state],
  ['state_since_utc', ({ updatedAt }) => updatedAt],
  ...SALES.slice(7),
  ['customer_id', ({ customerId }) => customerId],
  ['failure_code', ({ failure }) => failure?.code],
  ['failure_message', ({ failure }) => failure?.message],
  ['sold_offline_utc', ({ offline }) => offline?.soldAt],
  ['unconfirmed', ({ unconfirmed }) => unconfirmed],
]

/** What rows are made of: transfers, or vends. */
export type Sourced = { transfers: readonly TransferRecord[] } | { vends: readonly VendRecord[] }

/** Some rows as lines of a file, and how many they are. */
export interface Lines {
  text: string
  rows: number
}

const COLUMNS: Record<ExportKind, readonly Column<never>[]> = { LEDGER, REFUNDS, SALES, VENDS }

/** What stands before the first row: the names of the columns (RFC 4180), or nothing. */
export const headOf = (kind: ExportKind, format: ExportFormat): string =>
  format === 'CSV' ? csvLine(COLUMNS[kind].map(([name]) => name)) : ''

/**
 * The lines of what was read: each entry of each transfer for LEDGER, each transfer that gave money back for REFUNDS, each
 * vend for VENDS, and those that were sold, whatever was given back of them later, for SALES.
 */
export function linesOf(kind: ExportKind, format: ExportFormat, read: Sourced): Lines {
  if ('vends' in read) {
    const sold = ({ state }: VendRecord) => state === 'COMPLETED' || state === 'REFUNDED'
    return kind === 'SALES' ? written(SALES, format, read.vends.filter(sold)) : written(VENDS, format, read.vends)
  }
  const { transfers } = read
  if (kind === 'REFUNDS')
    return written(
      REFUNDS,
      format,
      transfers.filter((transfer) => transfer.kind === 'REFUND'),
    )
  return written(
    LEDGER,
    format,
    transfers.flatMap((transfer) => transfer.entries.map((entry) => ({ transfer, entry }))),
  )
}

function written<Of>(columns: readonly Column<Of>[], format: ExportFormat, rows: readonly Of[]): Lines {
  const line = (row: Of) =>
    format === 'CSV'
      ? csvLine(columns.map(([, of]) => of(row)))
      : `${JSON.stringify(Object.fromEntries(columns.map(([name, of]) => [name, of(row) ?? null])))}\n`
  return { text: rows.map(line).join(''), rows: rows.length }
}

const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`

/**
 * A cell by RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe before it ("CSV Injection", OWASP);
 * numbers are none.
 */
function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null || cell === undefined ? '' : String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
