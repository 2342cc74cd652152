import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CLOUD_FILE } from '../cloud-file.ts'
import type { Profile } from '../profile.ts'

/** The local cloud that runs in this folder. */
export interface RunningCloud {
  /** Where its Invoke API is. */
  readonly lambda: string
  readonly functions: readonly string[]
  /** Where DynamoDB is, when there is a table. */
  readonly dynamodb?: string
  /** The names of the tables. */
  readonly tables: readonly string[]
}

/** A command that cannot do what it was asked; the message says what to do instead. */
export class CliError extends Error {
  override readonly name = 'CliError'
}

/** The data folder of the project that the command runs in. */
export const dataDir = (): string => resolve(process.env.DISPENSE_DATA_DIR ?? '.data')

/**
 * Finds the running cloud by its data folder.
 * @throws CliError when none runs
 */
export const runningCloud = async (): Promise<RunningCloud> => {
  try {
    const cloud = JSON.parse(await readFile(join(dataDir(), CLOUD_FILE), 'utf8')) as RunningCloud
    await fetch(cloud.lambda)
    return cloud
  } catch {
    throw new CliError('No local cloud runs here. Start one in another terminal: npm start')
  }
}

/** What a running cloud has used so far. */
export const profileOf = async ({ lambda }: Pick<RunningCloud, 'lambda'>): Promise<Profile> =>
  (await (await fetch(`${lambda}/profile`)).json()) as Profile

/** Runs a command; what it cannot do is told without a stack, with exit code 2. */
export const runCli = async (command: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await command()
  } catch (error) {
    console.error(error instanceof Error && isExplained(error) ? error.message : error)
    process.exitCode = 2
  }
}

const isExplained = (error: Error): boolean =>
  error instanceof CliError || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
