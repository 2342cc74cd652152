import type { Client } from '@dispense/simulator'
import { LoyaltyDocument, SalesDocument } from '../generated/operations.ts'
import type { Shop } from './shop.ts'

/** How long the table's stream may take, in milliseconds; it takes less than a second on a machine that is not busy. */
const LIMIT = 30_000

/** What a machine sold since yesterday, in UTC: a test may run over midnight. */
export const salesOf = async ({ owner }: Pick<Shop, 'owner'>, machineId?: string) => {
  const dayAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
  const period = { from: dayAgo(1), to: dayAgo(0) }
  return (await owner.request(SalesDocument, { ...period, ...(machineId !== undefined && { machineId }) })).sales
}

/** Waits until something that the table's stream brings is there. @throws Error when it is not in time */
export const untilThere = async <T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> => {
  const deadline = Date.now() + LIMIT
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > deadline) throw new Error(`The table's stream did not bring ${what} in ${LIMIT / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Waits until a completed vend has its points; its machine's figures are written before them. */
export const untilCounted = ({ operatorId }: Shop, customer: Client, vendId: string) =>
  untilThere(`the points of vend ${vendId}`, async () => {
    const { loyalty } = await customer.request(LoyaltyDocument, { operatorId })
    return loyalty.history.find((entry) => entry.vendId === vendId)
  })
