import {
  CLOSING_DELAY_MS,
  daysFrom,
  MATCH_MARGIN_MS,
  type Movement,
  type OperatorRecord,
  type PaymentProvider,
  type ProviderDayRecord,
  providerDaysOf,
  putProviderDay,
  type RunOptions,
  shards,
  type TransferRecord,
  throughProvider,
  transfersOf,
} from '@dispense/core'
import { everyone, type Page, run } from './walk.ts'

/** What the provider's books are asked for with. */
export interface AskParts {
  /** What core's operations are run with. */
  electro: RunOptions
  provider: PaymentProvider
  /** Epoch milliseconds. */
  now: number
  /** Epoch milliseconds: no operator is begun after it. */
  deadline: number
}

/** What a run has asked. */
export interface AskedBooks {
  /** Days of operators that were held against the provider's. */
  days: number
  /** Differences that it found. */
  differences: number
  /** Whether it came to the last operator. */
  finished: boolean
}

/** So many days that are over are asked for again as long as the two sides differ: what was late has come then. */
const AGAIN_DAYS = 3

/**
 * Holds the provider's books of the days that are over against every operator's. The provider is asked once for all operators,
 * and only when somebody's day was not asked for yet or differed. A run may stop anywhere and come twice.
 */
export async function askProvidersBooks(parts: AskParts): Promise<AskedBooks> {
  const today = new Date(parts.now - CLOSING_DELAY_MS).toISOString().slice(0, 10)
  const asked: AskedBooks = { days: 0, differences: 0, finished: true }
  for (const ago of Array.from({ length: AGAIN_DAYS }, (_, i) => AGAIN_DAYS - i)) {
    await askDay(daysFrom(today, -ago), parts, asked)
  }
  return asked
}

async function askDay(day: string, parts: AskParts, asked: AskedBooks): Promise<void> {
  let theirs: Promise<Map<string, Movement[]>> | undefined
  for await (const operator of everyone(parts.electro)) {
    if (Date.now() >= parts.deadline) {
      asked.finished = false
      return
    }
    if (await isSettled(operator, day, parts)) continue
    theirs ??= movementsAround(day, parts.provider)
    const movements = (await theirs).get(operator.operatorId) ?? []
    asked.differences += await matchOperator(operator, day, movements, parts)
    asked.days += 1
  }
}

async function isSettled({ operatorId }: OperatorRecord, day: string, { electro }: AskParts): Promise<boolean> {
  const { data } = await run<Page<ProviderDayRecord>>(providerDaysOf(operatorId, day, day), electro)
  return data[0]?.differenceCount === 0
}

/** All that moved on a day and an hour around it, by operator. */
async function movementsAround(day: string, provider: PaymentProvider): Promise<Map<string, Movement[]>> {
  const start = Date.parse(day)
  const [from, to] = [start - MATCH_MARGIN_MS, Date.parse(daysFrom(day, 1)) + MATCH_MARGIN_MS]
  const found: Movement[] = []
  let cursor: string | undefined
  do {
    const page = await provider.movements(from, to, cursor)
    found.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return Map.groupBy(found, ({ operatorId }) => operatorId)
}

/** Holds one operator's day against the provider's; answers how many differences there are. */
async function matchOperator(
  { operatorId, currency }: OperatorRecord,
  day: string,
  movements: Movement[],
  { electro, now }: AskParts,
): Promise<number> {
  const of = { operatorId, currency, day, askedAt: new Date(now).toISOString() }
  const matched = putProviderDay(of, await transfersAround(operatorId, day, electro), movements)
  await run(matched.operation, electro)
  return matched.record.differenceCount
}

/** The operator's transfers of a day and an hour around it that went through the provider. */
async function transfersAround(operatorId: string, day: string, electro: RunOptions): Promise<TransferRecord[]> {
  const [from, to] = [`${daysFrom(day, -1)}T23`, `${daysFrom(day, 1)}T00`]
  const ofShard = async (shard: number) => {
    const found: TransferRecord[] = []
    let cursor: string | null = null
    do {
      const page: Page<TransferRecord> = await run(transfersOf(operatorId, shard, from, to, { cursor }), electro)
      found.push(...page.data.filter(throughProvider))
      cursor = page.cursor
    } while (cursor)
    return found
  }
  return (await Promise.all(shards().map(ofShard))).flat()
}
