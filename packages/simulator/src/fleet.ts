import type { MachineKey } from './keys.ts'
import { type MachineOptions, runMachine } from './machine.ts'

/** A fleet: the character its machines share, and their keys. */
export type FleetOptions = Omit<MachineOptions, 'key'> & { keys: readonly MachineKey[] }

/** Runs a fleet of simulated machines until the signal; resolves when the last has stopped. */
export const runFleet = async ({ keys, ...options }: FleetOptions): Promise<void> => {
  await Promise.all(keys.map((key) => runMachine({ ...options, key })))
}
