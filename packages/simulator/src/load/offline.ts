import { type Client, RefusedError } from '../client.ts'
import { ReportOfflineVendsDocument } from '../generated/operations.ts'
import type { Chance } from './chance.ts'
import type { SimulatedMachine } from './machines.ts'
import { countCompleted, countIn, type Tally } from './tally.ts'

/** The most that one vend may cost while a machine is offline, in minor units. */
export const OFFLINE_LIMIT = 500

/** How far the clock of a controller is wrong, in milliseconds, either way. */
const SKEW_MS = 15 * 60_000

/** The share of coins. */
const COINS = 0.5

/** How often a machine tells of a sale until it is taken. */
const TRIES = 5

/**
 * A sale that a machine made without the API, for coins or from a wallet that it knows, and tells of now, by a clock that is wrong by up to a quarter of an hour; told again,
 * under the same number, until it is taken.
 */
export async function reportOfflineSale(
  { columns }: SimulatedMachine,
  customerId: string | undefined,
  { client, sequence, chance, tally }: { client: Client; sequence: number; chance: Chance; tally: Tally },
): Promise<void> {
  const column = chance.pick(columns)
  if (column.stock < 2) return
  column.stock -= 1
  const isCoins = customerId === undefined || chance.happens(COINS)
  countIn(tally.faults, isCoins ? 'sold for coins' : 'sold without the network')
  const skew = chance.between(-SKEW_MS, SKEW_MS)
  const sale = {
    ...{ sequence, slot: column.code, total: column.total },
    ...(isCoins ? { payment: 'CASH' as const } : { customerId }),
    ...{ soldAt: new Date(Date.now() + skew).toISOString(), clockUncertain: Math.abs(skew) > SKEW_MS / 2 },
  }
  for (let tries = 1; tries <= TRIES; tries++) {
    try {
      const { reportOfflineVends } = await client.request(ReportOfflineVendsDocument, { input: { vends: [sale] } })
      if (reportOfflineVends[0]?.vend) countCompleted(tally, column.total.amount, performance.now())
      return
    } catch (error) {
      if (error instanceof RefusedError) return countIn(tally.refused, error.code)
    }
  }
  countIn(tally.broken, 'an offline sale could not be told')
}
