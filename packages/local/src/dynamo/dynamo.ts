import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { Plan } from '../config/plan.ts'
import { type DynamoServer, startDynamoDbLocal, untilUp } from './dynamodb-local.ts'
import { ExpirySweeper } from './expiry.ts'
import { ensureJava } from './java.ts'
import { StreamSubscriber } from './stream.ts'
import type { StreamRecord } from './stream-record.ts'
import { ensureTable } from './tables.ts'

/** Credentials for the local services: they want some and do not look at them. */
export const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' }

/** Which tables to bring up, and where. */
export interface DatabaseOptions {
  readonly plan: Plan
  readonly region: string
  /** Where the tables are kept; in memory without one. */
  readonly directory: string | undefined
  readonly log: (message: string) => void
}

/** A DynamoDB with the tables of a plan. */
export interface Database {
  readonly endpoint: string
  /** Starts the functions that are subscribed to the tables' streams, and time to live. */
  follow(invoke: (functionArn: string, records: readonly StreamRecord[]) => Promise<unknown>): Promise<void>
  stop(): Promise<void>
}

/**
 * Brings up the tables in the DynamoDB that DYNAMODB_ENDPOINT names, else in DynamoDB Local.
 * @throws DynamoStartError, JavaMissingError, TableMismatchError
 */
export const startDatabase = async ({ plan, region, directory, log }: DatabaseOptions): Promise<Database> => {
  const server = await startServer(directory, log)
  const settings = { endpoint: server.endpoint, region, credentials: CREDENTIALS }
  const client = new DynamoDBClient(settings)
  const streams = new DynamoDBStreamsClient(settings)
  const subscribers: StreamSubscriber[] = []
  const sweepers = new Map<string, ExpirySweeper>()
  const stop = async () => {
    for (const running of [...subscribers, ...sweepers.values()]) running.stop()
    client.destroy()
    streams.destroy()
    await server.stop()
  }
  const arns = new Map<string, string | undefined>()
  try {
    for (const table of plan.tables) {
      arns.set(table.name, await ensureTable(client, table))
      if (table.ttl !== undefined) sweepers.set(table.name, new ExpirySweeper(client, table))
    }
  } catch (error) {
    await stop()
    throw error
  }
  const follow: Database['follow'] = async (invoke) => {
    for (const subscription of plan.subscriptions) {
      const subscriber = new StreamSubscriber({
        client: streams,
        streamArn: arns.get(subscription.table) ?? '',
        region,
        subscription,
        isExpiry: (key) => sweepers.get(subscription.table)?.hasDeleted(key) ?? false,
        invoke: (records) => invoke(subscription.functionArn, records),
        log,
      })
      subscribers.push(subscriber)
      await subscriber.start()
    }
    for (const sweeper of sweepers.values()) void sweeper.run()
  }
  return { endpoint: server.endpoint, follow, stop }
}

const startServer = async (directory: string | undefined, log: (message: string) => void): Promise<DynamoServer> => {
  const given = process.env.DYNAMODB_ENDPOINT
  if (!given) return startDynamoDbLocal(await ensureJava(log), directory)
  const failure = await untilUp(given)
  if (failure) throw failure
  return { endpoint: given, stop: async () => undefined }
}
