import { runOptions } from '@dispense/api'
import type { DynamoTransport } from '@dispense/appsync'
import { type ExportKey, exportsDue } from '@dispense/core'

/** How many workers are started at most in one minute: at night every operator has statements to be made. */
const MOST = 20

/** What a look at exports that nobody works at needs. */
export interface DueParts {
  client: DynamoTransport
  table: string
  /** Epoch milliseconds. */
  deadline: number
  /** Starts a worker, and does not wait for it. */
  start(key: ExportKey): Promise<void>
  /** Told of what failed. */
  log: (message: string, error: unknown) => void
}

/** Starts a worker for each export that nobody works at: its request could not, or its worker died. They stay due until it has begun. */
export async function startExports({ client, table, deadline, start, log }: DueParts): Promise<number> {
  try {
    const { data } = await exportsDue(Date.now(), MOST).go(runOptions(client, table, deadline))
    await Promise.all(data.map(({ operatorId, exportId }) => start({ operatorId, exportId })))
    return data.length
  } catch (error) {
    log('Workers of exports could not be started', error)
    return 0
  }
}
