import { CustomAttributeType, type EntityItem } from '../db/electro.ts'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent, withOptions } from '../db/operation.ts'
import type { Attempt } from '../report/machine-day.ts'
import { ACCOUNTS, type Account, type Balances, balancesAfter } from './accounts.ts'
import { providerPartOf } from './provider-part.ts'
import { type Position, Transfer, type TransferRecord } from './transfer.ts'

/** What an account was debited and credited with on a day, both 0 or more; and its balance, debits less credits, after it. */
export interface AccountDay {
  debit: number
  credit: number
  balance: number
}

/**
 * An operator's accounts at the end of a day (UTC), written once when the day is over and never changed: a statement needs no
 * transfer before it. A day without a transfer has none. They are made in the order of the days, so what lies between two of
 * them is empty.
 */
export const LedgerClosing = new Entity(
  {
    model: model('closing'),
    attributes: {
      operatorId: { type: 'string', required: true },
      /** `2026-11-27` */
      day: { type: 'string', required: true },
      currency: { type: 'string', required: true },
      accounts: { type: CustomAttributeType<Partial<Record<Account, AccountDay>>>('any'), required: true },
      /** What of it went through the payment provider; see `ProviderFigures`. */
      provider: { type: CustomAttributeType<ProviderFigures>('any'), required: true },
      /** How many transfers the day had. */
      transfers: { type: 'number', required: true },
      closedAt: { type: 'string', required: true },
    },
    indexes: {
      closing: { pk: key('pk', ['operatorId']), sk: key('sk', ['day']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** An operator's accounts at the end of a day. */
export type LedgerClosingRecord = EntityItem<typeof LedgerClosing>

/** What the payment provider took, gave back and kept, in minor units, as one side's books say. */
export interface ProviderFigures {
  /** Taken, its fee included. */
  captured: number
  refunded: number
  fees: number
}

/** A day is over for the books an hour after its end, however wrong a clock goes that dates transfers. */
export const CLOSING_DELAY_MS = 60 * 60 * 1000

/** The newest closing up to a day, it included: 1 Query. */
export const newestClosing = (operatorId: string, day: string) =>
  withOptions(consistent(LedgerClosing.query.closing({ operatorId }).lte({ day })), { order: 'desc', limit: 1 })

/** What some transfers did to the accounts, in minor units. */
export interface Turnover {
  debit: Balances
  credit: Balances
  provider: ProviderFigures
  /** How many transfers they were. */
  transfers: number
}

/** Of no transfer. */
export const NO_TURNOVER: Turnover = {
  debit: {},
  credit: {},
  provider: { captured: 0, refunded: 0, fees: 0 },
  transfers: 0,
}

/** What transfers did, besides what was added up before: a day can be added up page by page. */
export function addTurnover(before: Turnover, transfers: readonly TransferRecord[]): Turnover {
  const entries = transfers.flatMap((transfer) => transfer.entries)
  const debits = entries.filter(({ amount }) => amount > 0)
  const credits = entries.flatMap(({ account, amount }) => (amount < 0 ? [{ account, amount: -amount }] : []))
  return {
    debit: balancesAfter(before.debit, debits),
    credit: balancesAfter(before.credit, credits),
    provider: transfers.reduce(addPart, before.provider),
    transfers: before.transfers + transfers.length,
  }
}

function addPart(figures: ProviderFigures, transfer: TransferRecord): ProviderFigures {
  const { amount = 0, fee = 0 } = providerPartOf(transfer) ?? {}
  // What banks took back is the account DISPUTES, and nothing that the operator gave back.
  if (transfer.kind === 'DISPUTE') return { ...figures, fees: figures.fees + fee }
  return {
    captured: figures.captured + Math.max(amount, 0),
    refunded: figures.refunded + Math.max(0 - amount, 0),
    fees: figures.fees + fee,
  }
}

/** Every account that has moved or had a balance: what it was debited and credited with, and its balance after. */
export function accountsAfter(before: Balances, { debit, credit }: Turnover): LedgerClosingRecord['accounts'] {
  const accounts: LedgerClosingRecord['accounts'] = {}
  for (const account of ACCOUNTS) {
    if ((before[account] ?? debit[account] ?? credit[account]) === undefined) continue
    const day = { debit: debit[account] ?? 0, credit: credit[account] ?? 0 }
    accounts[account] = { ...day, balance: (before[account] ?? 0) + day.debit - day.credit }
  }
  return accounts
}

/** The closing of a day whose transfers did this, after the closing before it (`undefined`: it is the very first). */
export const closingOf = (
  of: Pick<LedgerClosingRecord, 'operatorId' | 'currency' | 'day' | 'closedAt'>,
  before: LedgerClosingRecord | undefined,
  turnover: Turnover,
): LedgerClosingRecord => ({
  ...of,
  accounts: accountsAfter(balancesOf(before), turnover),
  provider: turnover.provider,
  transfers: turnover.transfers,
})

/** Writes a closing, unless it is there: 1 PutItem. */
export const writeClosing = (closing: LedgerClosingRecord) =>
  withOptions<Attempt>(LedgerClosing.create(closing) as never, { returnOnConditionCheckFailure: 'all_old' })

/** The balances of a closing; of none, all are zero. */
export const balancesOf = (closing: Pick<LedgerClosingRecord, 'accounts'> | undefined): Balances =>
  Object.fromEntries(Object.entries(closing?.accounts ?? {}).map(([account, { balance }]) => [account, balance]))

/** Comes after every time of a day, and after every id. */
const LAST = '~'

/** The transfers of one of an operator's keys from a day (or a position, it included) to a day, it included: 1 Query. */
export const transfersOf = (
  operatorId: string,
  shard: number,
  from: string | Position,
  to: string,
  options: { limit?: number; cursor?: string | null } = {},
) =>
  withOptions(
    consistent(
      Transfer.query
        .transfer({ operatorId, shard })
        .between(typeof from === 'string' ? { createdAt: from } : from, { createdAt: `${to}${LAST}` }),
    ),
    options,
  )
