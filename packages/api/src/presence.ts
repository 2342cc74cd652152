import { type MachineStateRecord, type RunOptions, sighting } from '@dispense/core'
import type { LogError } from './format-error.ts'

/** Writes that a machine was heard, when that is due. A failure is no fault of the call by which it was heard. */
export const recordSighting =
  (run: () => RunOptions, log: LogError) =>
  async (machine: MachineStateRecord): Promise<void> => {
    try {
      await sighting(machine, Date.now())?.go(run())
    } catch (error) {
      log(`It could not be written that the machine ${machine.machineId} was heard`, error)
    }
  }
