import { AsyncLocalStorage } from 'node:async_hooks'
import type { Simulation } from './simulation.ts'

/**
 * Something that runs in a simulation: one invocation of a function, or a phone, or a machine. All asynchronous work that
 * it starts belongs to it; its clock, its timers and its random numbers are those of the simulation.
 */
export interface Worker {
  /** Unique in the simulation, and the same in every run of the seed. */
  readonly name: string
  readonly simulation: Simulation
  /** What its clock says too much, in milliseconds. */
  readonly skew: number
  /** Killed: what is left of its code never runs. */
  dead: boolean
  /** How often it has asked for a random number. */
  randoms: number
  /** How many calls of each kind it has made. */
  readonly calls: Map<string, number>
}

const storage = new AsyncLocalStorage<Worker>()

/** The worker whose code is running; undefined outside of a simulation. */
export const currentWorker = (): Worker | undefined => storage.getStore()

/** Runs code as this worker's. */
export const runAs = <T>(worker: Worker, run: () => T): T => storage.run(worker, run)

/** Runs code as nobody's: with the real clock and real timers. */
export const runOutside = <T>(run: () => T): T => storage.exit(run)
