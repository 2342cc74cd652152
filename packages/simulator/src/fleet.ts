import { setTimeout as sleep } from 'node:timers/promises'
import type { MachineKey } from './keys.ts'
import { ignoreAbort, type MachineOptions, runMachine } from './machine.ts'

/** A fleet: the character its machines share, and their keys. */
export type FleetOptions = Omit<MachineOptions, 'key'> & {
  keys: readonly MachineKey[]
  /** Between the start of one machine and the next, in milliseconds. */
  apartMs?: number
}

/**
 * Runs a fleet of simulated machines until the signal; resolves when the last has stopped. They start one after the other, so that
 * their connections need few workers at once.
 */
export const runFleet = async ({ keys, apartMs = 80, ...options }: FleetOptions): Promise<void> => {
  const { signal } = options
  await Promise.all(
    keys.map(async (key, index) => {
      await sleep(apartMs * index, undefined, { signal }).catch(ignoreAbort)
      await runMachine({ ...options, key })
    }),
  )
}
