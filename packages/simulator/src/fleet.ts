import { setTimeout as sleep } from 'node:timers/promises'
import type { MachineKey } from './keys.ts'
import { ignoreAbort, type MachineOptions, POLL_MS, runMachine } from './machine.ts'

/** A fleet: the character its machines share, and their keys. */
export type FleetOptions = Omit<MachineOptions, 'key'> & { keys: readonly MachineKey[] }

/**
 * Runs a fleet of simulated machines until the signal; resolves when the last has stopped. They start one after the other
 * within one poll, so that they rarely ask at the same moment: a quiet fleet keeps one worker busy, not four.
 */
export const runFleet = async ({ keys, ...options }: FleetOptions): Promise<void> => {
  const { signal, pollMs = POLL_MS } = options
  await Promise.all(
    keys.map(async (key, index) => {
      await sleep((pollMs * index) / keys.length, undefined, { signal }).catch(ignoreAbort)
      await runMachine({ ...options, key })
    }),
  )
}
