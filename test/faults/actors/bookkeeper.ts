import { runOptions } from '@dispense/api'
import { closeBooks } from '@dispense/functions/books'
import type { Cloud } from '../world/cloud.ts'

/** In which seeds the books are closed: one in so many, the first of them, as it asks for all of each operator's shards. */
const EVERY = 9

/** Two days later the day of the simulation is over for the books, whatever a clock said. In milliseconds. */
const LATER = 48 * 60 * 60_000

/** Whether the books of this seed are closed. */
export const isClosing = (seed: number): boolean => seed % EVERY === 1

/** Closes the day as the nightly job does: once while everything goes wrong, and then again. */
export async function keepBooks(cloud: Cloud): Promise<void> {
  const { simulation, plan, client, table } = cloud
  if (!isClosing(simulation.seed)) return
  for (const [name, faults] of [
    ['books.1', true],
    ['books.2', false],
  ] as const) {
    plan.enabled = faults
    const now = simulation.now + LATER
    await cloud
      .invoke(name, (deadline) => closeBooks({ electro: runOptions(client, table, deadline), now, deadline }))
      .catch((error: unknown) => simulation.printed.push(`The books could not be closed: ${String(error)}`))
  }
  plan.enabled = false
}
