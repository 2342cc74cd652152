import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { Meter } from '../bill/meter.ts'
import { type Clock, systemClock } from '../clock.ts'
import type { Plan } from '../config/plan.ts'
import { CREDENTIALS } from '../credentials.ts'
import type { DynamoProfile } from '../profile.ts'
import { FunctionFailure } from './delivery.ts'
import { type DynamoServer, startDynamoDbLocal, untilUp } from './dynamodb-local.ts'
import { ExpirySweeper } from './expiry.ts'
import { startFront } from './front.ts'
import { ensureJava } from './java.ts'
import { Places } from './places.ts'
import type { PlannedRefusal } from './refusals.ts'
import { StreamSubscriber } from './stream.ts'
import { ensureTable } from './tables.ts'

/** Which tables to bring up, and where. */
export interface DatabaseOptions {
  readonly plan: Plan
  readonly region: string
  /** Where the tables and the subscribers' places in the streams are kept; in memory without one. */
  readonly directory: string | undefined
  readonly log: (message: string) => void
  /** Of the subscribers' windows and retries; default the computer's. */
  readonly clock?: Clock | undefined
  /** Takes down what the functions' calls consume. */
  readonly meter?: Meter | undefined
}

/** How the subscribers reach their functions. */
export interface Subscribed {
  /** Invokes a function with an event; when this throws, the function was not reached. */
  invoke(
    functionArn: string,
    payload: string,
  ): Promise<{ readonly requestId: string; readonly payload: string; readonly functionError?: string | undefined }>
  /** Sends to the queue that an on-failure destination names. */
  sendTo(arn: string, message: { readonly body: string }): Promise<void>
}

/** A DynamoDB with the tables of a plan. */
export interface Database {
  readonly endpoint: string
  /** Starts the functions that are subscribed to the tables' streams, and time to live. */
  follow(subscribed: Subscribed): Promise<void>
  /** Ends what `follow` has started: functions are told no more. */
  unfollow(): void
  /** Makes DynamoDB refuse calls to come, as a busy one does. */
  refuse(refusal: PlannedRefusal): void
  /** What it has used so far. */
  profile(): DynamoProfile
  stop(): Promise<void>
}

/**
 * Brings up the tables in the DynamoDB that DYNAMODB_ENDPOINT names, else in DynamoDB Local.
 * @throws DynamoStartError, JavaMissingError, TableMismatchError
 */
export const startDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const { plan, region, directory, log, clock, meter } = options
  const server = await startServer(directory, log)
  const client = new DynamoDBClient({ endpoint: server.endpoint, region, credentials: CREDENTIALS })
  const { tables } = plan
  const front = await startFront({ upstream: server.endpoint, region, credentials: CREDENTIALS, tables, meter })
  const streams = new DynamoDBStreamsClient({ endpoint: front.endpoint, region, credentials: CREDENTIALS })
  const subscribers: StreamSubscriber[] = []
  const sweepers = new Map<string, ExpirySweeper>()
  const places = new Places(directory && join(directory, 'streams.json'))
  const unfollow = () => {
    for (const running of [...subscribers, ...sweepers.values()]) running.stop()
  }
  const stop = async () => {
    unfollow()
    await places.flush()
    client.destroy()
    streams.destroy()
    await front.stop()
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
  const follow: Database['follow'] = async (subscribed) => {
    for (const subscription of plan.subscriptions) {
      const subscriber = new StreamSubscriber({
        client: streams,
        streamArn: arns.get(subscription.table) ?? '',
        subscription,
        places,
        clock: clock ?? systemClock,
        isExpiry: (key) => sweepers.get(subscription.table)?.hasDeleted(key) ?? false,
        invoke: (Records) => invoke(subscribed, subscription.functionArn, Records),
        sendTo: (arn, message) => subscribed.sendTo(arn, message),
        log,
      })
      subscribers.push(subscriber)
      await subscriber.start()
    }
    for (const sweeper of sweepers.values()) void sweeper.run()
  }
  const profile = () => ({ cpu: server.cpu(), calls: front.calls() })
  const refuse: Database['refuse'] = (refusal) => front.refusals.plan(refusal)
  return { endpoint: front.endpoint, follow, unfollow, refuse, profile, stop }
}

const invoke = async (subscribed: Subscribed, functionArn: string, Records: readonly object[]) => {
  const { requestId, payload, functionError } = await subscribed.invoke(functionArn, JSON.stringify({ Records }))
  if (functionError) throw new FunctionFailure(payload, requestId)
  return { requestId, answer: JSON.parse(payload) as unknown }
}

const startServer = async (directory: string | undefined, log: (message: string) => void): Promise<DynamoServer> => {
  const given = process.env.DYNAMODB_ENDPOINT
  if (!given) return startDynamoDbLocal(await ensureJava(log), directory)
  const failure = await untilUp(given)
  if (failure) throw failure
  return { endpoint: given, cpu: () => undefined, stop: async () => undefined }
}
