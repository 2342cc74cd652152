import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from '@dispense/dynamodb'
import { currentWorker, type Worker } from '../sim/worker.ts'
import { type Attempt, type Layer, REQUEST_TIMEOUT } from './doors.ts'
import { IndexMemory } from './indexes.ts'
import type { Chances, Fault, FaultPlan } from './plan.ts'
import { answerOf, conflicted, connectionLost, requestTimedOut, throttled, withConflicts } from './refusals.ts'
import { isNothing, nothingFound, type UnwrittenKeys } from './unwritten.ts'
import type { DynamoInput, WriteLog } from './write-log.ts'

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
  Query: { ...READ, 'delayed index': 0.4 },
  PutItem: WRITE,
  UpdateItem: WRITE,
  DeleteItem: WRITE,
  TransactWriteItems: { ...WRITE, 'transaction conflict': 0.08 },
}

/** The calls that write. */
const WRITES = /Write|^(Put|Update|Delete)/

/** So many of the queries whose answer is known are asked all the same, and must find nothing. */
const ASKED = 0.05

/** One attempt of a worker, at a place of its own. */
interface Call {
  worker: Worker
  site: string
  input: DynamoInput
  plan: FaultPlan
  indexes: IndexMemory
  send(): Promise<Answer>
}

/** What the layer of one simulation is made of. */
export interface LayerOptions {
  plan: FaultPlan
  log: WriteLog
  /** Which keys of indexes are empty; left out where others write too, past this layer. */
  unwritten?: UnwrittenKeys | undefined
  /** Different in every run, also of the same seed: DynamoDB knows a transaction's token for ten minutes. */
  salt: string
}

/**
 * The fault layer: below the client's own retries, so that a reply that is lost is asked for again by the client, as on AWS.
 * Calls of code outside of a worker go straight through.
 */
export function faultLayer({ plan, log, unwritten, salt }: LayerOptions): Layer {
  const indexes = new IndexMemory()
  return async ({ operation, body, send }: Attempt) => {
    const worker = currentWorker()
    if (!worker) return await send(body)
    const count = (worker.calls.get(operation) ?? 0) + 1
    worker.calls.set(operation, count)
    const site = `${worker.name}/${operation}.${count}`
    const input = JSON.parse(body) as DynamoInput
    if (WRITES.test(operation)) unwritten?.wrote(body)
    const isEmpty = operation === 'Query' && unwritten?.has(input)
    const logged = async () => {
      const isKnown = isEmpty && worker.simulation.roll(site, 'asked') >= ASKED
      const answer = isKnown ? nothingFound(input) : await send(withSalt(body, input, salt))
      if (isEmpty && !isNothing(answer)) worker.simulation.unforeseen.push(`${site} found what nobody wrote`)
      if (answer.status === 200) log.wrote(worker, operation, input)
      return answer
    }
    const fault = plan.meet(site, CHANCES[operation] ?? {})
    return await throughGate({ worker, site, input, plan, indexes, send: logged }, fault)
  }
}

/** The same token in the same run only. */
function withSalt(body: string, { ClientRequestToken: token }: DynamoInput, salt: string): string {
  if (token === undefined) return body
  const salted = createHash('sha256').update(`${salt} ${token}`).digest('hex').slice(0, token.length)
  return body.replace(token, salted)
}

async function throughGate(call: Call, fault: Fault | undefined): Promise<Answer> {
  const { worker, site } = call
  const { simulation } = worker
  const answer = await simulation.pass(worker, site, () => carryOut(call, fault), fault)
  if (answer === 'killed') {
    simulation.kill(worker)
    return await new Promise<never>(() => undefined)
  }
  if (answer !== 'silence') return answer
  await sleep(REQUEST_TIMEOUT)
  throw requestTimedOut(REQUEST_TIMEOUT)
}

async function carryOut(call: Call, fault: Fault | undefined): Promise<Answer | 'killed' | 'silence'> {
  const { send, site, input, worker } = call
  const items = input.TransactItems?.length ?? 0
  switch (fault) {
    case 'lost request':
      throw connectionLost()
    case 'lost reply':
      await send()
      throw connectionLost()
    case 'throttle':
      return throttled(items, site)
    case 'transaction conflict':
      return await withConflict(call, items)
    case 'timeout':
      if (worker.simulation.roll(site, 'arrives') < 0.5) await send()
      return 'silence'
    case 'crash before':
      return 'killed'
    case 'crash after':
      await send()
      return 'killed'
    case 'partial batch':
      return partly(call, await send())
    case 'delayed index':
      return await delayed(call)
    default:
      return await remembered(call)
  }
}

async function remembered({ send, input, indexes }: Call): Promise<Answer> {
  const answer = await send()
  indexes.keep(input, answer)
  return answer
}

/** An index is late: it answers as it did before. Where that is what it would answer now, nothing is late. */
async function delayed(call: Call): Promise<Answer> {
  const earlier = call.indexes.earlier(call.input)
  const now = await remembered(call)
  if (earlier && !earlier.body.equals(now.body)) return earlier
  call.plan.withdraw(call.site)
  return now
}

/** A conflict stops a call before it does anything, or shows among the reasons of one that its conditions stop. */
async function withConflict({ send, site, worker, plan }: Call, items: number): Promise<Answer> {
  if (items === 0 || worker.simulation.roll(site, 'mixes') < 0.5) return conflicted(items, site)
  const answer = await send()
  const mixed = withConflicts(answer, site)
  if (!mixed) plan.withdraw(site)
  return mixed ?? answer
}

/** DynamoDB answers a part of a batch and names the keys that it left: those that are read later show a later state. */
function partly({ input, site, worker, plan }: Call, answer: Answer): Answer {
  const { Responses = {}, ...more } = JSON.parse(answer.body.toString()) as { Responses?: Record<string, object[]> }
  const UnprocessedKeys: Record<string, object> = {}
  for (const [table, { Keys = [], ...shape }] of Object.entries(input.RequestItems ?? {})) {
    const left = Keys.filter((_, i) => i > 0 && (i === 1 || worker.simulation.roll(site, 'left', i) < 0.5))
    if (left.length === 0) continue
    UnprocessedKeys[table] = { ...shape, Keys: left }
    Responses[table] = (Responses[table] ?? []).filter((item) => !left.some((key) => isKeyOf(key, item)))
  }
  if (answer.status !== 200 || Object.keys(UnprocessedKeys).length === 0) {
    plan.withdraw(site)
    return answer
  }
  return answerOf(200, { ...more, Responses, UnprocessedKeys })
}

const isKeyOf = (key: object, item: object): boolean =>
  Object.entries(key).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify((item as Record<string, unknown>)[name]),
  )
