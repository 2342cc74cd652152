/** What the environment says to a simulator process. */
export interface Environment {
  /** The local cloud's data folder: `DISPENSE_DATA_DIR`, or `.data` of the working directory. */
  dataDir: string
  /** Whether simulated machines run: not with `DISPENSE_FLEET=0`, which is what `npm start -- --no-fleet` sets. */
  fleet: boolean
  /** What other devices call this machine, with `npm start -- --host`: `DISPENSE_HOST`. */
  host?: string | undefined
}

/** Reads the environment once, at the start of a process. */
export const readEnvironment = (env: NodeJS.ProcessEnv = process.env): Environment => ({
  dataDir: env.DISPENSE_DATA_DIR || '.data',
  fleet: env.DISPENSE_FLEET !== '0',
  host: env.DISPENSE_HOST || undefined,
})
