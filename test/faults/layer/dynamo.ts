import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type DynamoDBClient, type KeysAndAttributes, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { currentWorker, type Worker } from '../sim/worker.ts'
import { conflicted, connectionLost, requestTimedOut, throttled, withConflicts } from './dynamo-errors.ts'
import type { Chances, Fault, FaultPlan } from './plan.ts'
import type { WriteLog } from './write-log.ts'

/** How long the functions' DynamoDB client waits for an answer (`requestTimeout` in packages/functions), in milliseconds. */
const REQUEST_TIMEOUT = 3000

const READ: Chances = {
  'lost reply': 0.02,
  throttle: 0.02,
  timeout: 0.004,
  'crash before': 0.008,
  'crash after': 0.008,
}
const WRITE: Chances = {
  'lost request': 0.015,
  'lost reply': 0.04,
  throttle: 0.03,
  'transaction conflict': 0.05,
  timeout: 0.01,
  'crash before': 0.02,
  'crash after': 0.03,
}

const CHANCES: Record<string, Chances> = {
  GetItem: READ,
  BatchGetItem: { ...READ, 'partial batch': 0.08 },
  Query: READ,
  PutItem: WRITE,
  UpdateItem: WRITE,
  DeleteItem: WRITE,
  TransactWriteItems: { ...WRITE, 'transaction conflict': 0.08 },
}

interface Answer {
  response: unknown
  output: object
}

type Next = (args: { input: object }) => Promise<Answer>

/** What the layer knows of a call: the input is DynamoDB's own, marshalled. */
interface Call {
  worker: Worker
  operation: string
  site: string
  input: DynamoInput
  send(): Promise<Answer>
}

/** The parts of any DynamoDB request that are looked at here. */
export interface DynamoInput {
  TransactItems?: readonly object[]
  RequestItems?: Record<string, KeysAndAttributes>
  ClientRequestToken?: string
  [name: string]: unknown
}

/** What the layer of one simulation is made of. */
export interface LayerOptions {
  plan: FaultPlan
  log: WriteLog
  /** Different in every run, also of the same seed. */
  salt: string
}

/** DynamoDB knows a transaction's token for ten minutes; the same seed, run twice, makes the same tokens. */
function separateTokens(client: DynamoDBClient, salt: string): void {
  client.middlewareStack.add(
    (next) => (args) => {
      const input = args.input as DynamoInput
      if (input.ClientRequestToken === undefined) return next(args)
      const ClientRequestToken = createHash('sha256')
        .update(`${salt} ${input.ClientRequestToken}`)
        .digest('hex')
        .slice(0, 36)
      return next({ ...args, input: { ...args.input, ClientRequestToken } })
    },
    { name: 'separateTokens', step: 'initialize', priority: 'low' },
  )
}

/**
 * Puts the fault layer into a client of a simulation: below the SDK's own retries, so that a reply that is lost is asked
 * for again by the SDK, as on AWS. Calls of code outside of a worker go straight through.
 */
export function addFaultLayer(client: DynamoDBClient, { plan, log, salt }: LayerOptions): void {
  separateTokens(client, salt)
  const layer = (next: Next, context: { commandName?: string }) => async (args: { input: object }) => {
    const worker = currentWorker()
    if (!worker) return await next(args)
    const operation = String(context.commandName).replace(/Command$/, '')
    const count = (worker.calls.get(operation) ?? 0) + 1
    worker.calls.set(operation, count)
    const input = args.input as DynamoInput
    const send = async () => {
      const answer = await next(args)
      log.wrote(worker, operation, input)
      return answer
    }
    return await callThrough({ worker, operation, site: `${worker.name}/${operation}.${count}`, input, send }, plan)
  }
  // The type of a middleware of this step belongs to a package that is the SDK's own.
  client.middlewareStack.addRelativeTo(layer as never, {
    name: 'faultLayer',
    relation: 'after',
    toMiddleware: 'retryMiddleware',
  })
}

async function callThrough(call: Call, plan: FaultPlan): Promise<Answer> {
  const fault = plan.meet(call.site, CHANCES[call.operation] ?? {})
  const { worker, site } = call
  const { simulation } = worker
  const answer = await simulation.pass(worker, fault ? `${site} (${fault})` : site, () => carryOut(call, fault, plan))
  if (answer === 'killed') {
    simulation.kill(worker)
    return await new Promise<never>(() => undefined)
  }
  if (answer !== 'silence') return answer
  await sleep(REQUEST_TIMEOUT)
  throw requestTimedOut()
}

async function carryOut(call: Call, fault: Fault | undefined, plan: FaultPlan): Promise<Answer | 'killed' | 'silence'> {
  const { send, site, input } = call
  const items = input.TransactItems?.length ?? 0
  switch (fault) {
    case 'lost request':
      throw connectionLost()
    case 'lost reply':
      await send().catch(() => undefined)
      throw connectionLost()
    case 'throttle':
      throw throttled(items, site)
    case 'transaction conflict':
      return await withConflict(call, items, plan)
    case 'timeout':
      if (call.worker.simulation.roll(site, 'arrives') < 0.5) await send().catch(() => undefined)
      return 'silence'
    case 'crash before':
      return 'killed'
    case 'crash after':
      await send().catch(() => undefined)
      return 'killed'
    case 'partial batch':
      return partly(await send(), call)
    default:
      return await send()
  }
}

/** A conflict stops a call before it does anything, or shows among the reasons of one that its conditions stop. */
async function withConflict({ send, site, worker }: Call, items: number, plan: FaultPlan): Promise<Answer> {
  if (items === 0 || worker.simulation.roll(site, 'mixes') < 0.5) throw conflicted(items, site)
  try {
    const answer = await send()
    plan.withdraw(site)
    return answer
  } catch (error) {
    throw error instanceof TransactionCanceledException ? withConflicts(error, site) : error
  }
}

/**
 * DynamoDB answers a part of a batch and names the keys that it left: those that are read later show a later state. (The
 * document client has put the answer into plain values by now, and the question into DynamoDB's.)
 */
function partly(answer: Answer, { input, site, worker }: Call): Answer {
  const output = answer.output as { Responses?: Record<string, Record<string, unknown>[]>; UnprocessedKeys?: object }
  const UnprocessedKeys: Record<string, object> = {}
  for (const [table, { Keys = [], ...shape }] of Object.entries(input.RequestItems ?? {})) {
    const left = Keys.filter((_, i) => i > 0 && (i === 1 || worker.simulation.roll(site, 'left', i) < 0.5))
    if (left.length === 0) continue
    const keys = left.map((key) => unmarshall(key))
    UnprocessedKeys[table] = { ...shape, Keys: keys }
    const isLeft = (item: Record<string, unknown>) => keys.some(({ pk, sk }) => item.pk === pk && item.sk === sk)
    if (output.Responses?.[table]) output.Responses[table] = output.Responses[table].filter((item) => !isLeft(item))
  }
  return { ...answer, output: { ...output, UnprocessedKeys } }
}
