import { randomUUID } from 'node:crypto'
import { Agent, type IncomingMessage, type ServerResponse, request as sendRequest } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type Meter, signerOf } from '../bill/meter.ts'
import type { TablePlan } from '../config/plan.ts'
import { listen } from '../listen.ts'
import type { DynamoProfile } from '../profile.ts'
import { Calls } from './calls.ts'
import { asked, chargeOf, measured, refusedUnits } from './metering.ts'
import { RecordTimes } from './record-times.ts'
import { type RefusalAnswer, Refusals } from './refusals.ts'
import { type TransactionInput, TransactionUnits, wantsUnits } from './transaction-units.ts'
import type { WireItem } from './wire.ts'

/** What the front stands before. */
export interface FrontOptions {
  /** Address of the DynamoDB behind it. */
  readonly upstream: string
  readonly region: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  readonly tables: readonly TablePlan[]
  /** Takes down what each call of a function consumes; without it nothing is. */
  readonly meter?: Meter | undefined
}

/** A front that runs. */
export interface Front {
  readonly endpoint: string
  readonly refusals: Refusals
  /** By operation: how often it was called, and how long the answers took altogether, in milliseconds. */
  calls(): DynamoProfile['calls']
  stop(): Promise<void>
}

/**
 * The one place where what DynamoDB Local gets wrong is put right, in front of it: units of transactions, region and time
 * of stream records, and refusals that only a busy DynamoDB gives, when a test asks for them. All other calls pass as
 * they are, unread.
 */
export const startFront = async (options: FrontOptions): Promise<Front> => {
  const { upstream, region, credentials, tables, meter } = options
  const agent = new Agent({ keepAlive: true })
  const client = new DynamoDBClient({ endpoint: upstream, region, credentials })
  const refusals = new Refusals()
  const calls = new Calls()
  const desk: Desk = {
    upstream: new URL(upstream),
    agent,
    refusals,
    units: new TransactionUnits(client, tables, calls),
    times: new RecordTimes(region),
    meter,
    calls,
  }
  const listener = await listen(0)
  listener.handle((request, response) => {
    serve(desk, request, response).catch(() => response.destroy())
  })
  const stop = async () => {
    await listener.close()
    agent.destroy()
    client.destroy()
  }
  return { endpoint: `http://127.0.0.1:${listener.port}`, refusals, calls: () => calls.all, stop }
}

interface Desk {
  readonly upstream: URL
  readonly agent: Agent
  readonly refusals: Refusals
  readonly units: TransactionUnits
  readonly times: RecordTimes
  readonly meter: Meter | undefined
  readonly calls: Calls
}

const serve = async (desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const operation = operationOf(request)
  const charge = desk.meter && signerOf(request.headers) ? chargeOf(operation) : undefined
  const corrected = CORRECTED.has(operation)
  if (!corrected && !charge && !desk.refusals.concerns(operation)) return pass(desk, request, response)
  const body = await buffer(request)
  const given = JSON.parse(body.toString()) as TransactionInput
  const refusal = desk.refusals.take(operation, given.TransactItems?.length ?? 1)
  if (refusal) return refuse(refusal, response)
  const input = charge ? asked(given) : given
  const correct = corrected ? await correction(desk, operation, input) : undefined
  const answer = await forward(desk, request, charge ? Buffer.from(JSON.stringify(input)) : body)
  const text = await buffer(answer)
  const { statusCode = 500, headers } = answer
  if (statusCode !== 200 || !(correct ?? charge)) {
    if (charge) desk.meter?.add(request.headers, charge, refusedUnits(JSON.parse(text.toString()) as Answer, given))
    return void response.writeHead(statusCode, headers).end(text)
  }
  const parsed = JSON.parse(text.toString()) as Answer
  const right = correct ? await correct(parsed) : parsed
  const { answer: wanted, units } = charge ? measured(given, right) : { answer: right, units: 0 }
  if (charge) desk.meter?.add(request.headers, charge, units)
  const changed = Buffer.from(JSON.stringify(wanted))
  response
    .writeHead(statusCode, { ...headers, 'content-length': changed.length, 'x-amz-crc32': String(crc32(changed)) })
    .end(changed)
}

const CORRECTED = new Set(['TransactWriteItems', 'TransactGetItems', 'GetRecords'])

type Answer = Record<string, unknown>

/** What has to be changed in the answer of a call; looks at the table before it where that is needed. */
const correction = async (
  { units, times }: Desk,
  operation: string,
  input: TransactionInput,
): Promise<undefined | ((answer: Answer) => Answer | Promise<Answer>)> => {
  if (operation === 'GetRecords') return (answer) => times.correct(answer)
  if (!wantsUnits(input)) return undefined
  if (operation === 'TransactGetItems')
    return async (answer) => {
      const { Responses = [] } = answer as { Responses?: readonly { Item?: WireItem }[] }
      return { ...answer, ConsumedCapacity: await units.ofRead(input, Responses) }
    }
  const consumed = await units.ofWrite(input)
  return async (answer) => ({ ...answer, ConsumedCapacity: await consumed() })
}

const refuse = ({ status, body }: RefusalAnswer, response: ServerResponse): void => {
  const text = Buffer.from(JSON.stringify(body))
  response
    .writeHead(status, {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': text.length,
      'x-amz-crc32': String(crc32(text)),
      'x-amzn-requestid': randomUUID(),
    })
    .end(text)
}

/** Hands a call on as it comes, and its answer back as it comes. */
const pass = async (desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const answer = await forward(desk, request)
  response.writeHead(answer.statusCode ?? 500, answer.headers)
  await pipeline(answer, response)
}

const forward = (desk: Desk, request: IncomingMessage, body?: Buffer): Promise<IncomingMessage> =>
  desk.calls.timed(operationOf(request), () => send(desk, request, body))

const operationOf = ({ headers }: IncomingMessage) => String(headers['x-amz-target']).replace(/^\w+_\d+\./, '')

const send = ({ upstream, agent }: Desk, request: IncomingMessage, body?: Buffer): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { method, url } = request
    const headers = { ...request.headers, ...(body && { 'content-length': String(body.length) }) }
    const { hostname, port } = upstream
    const forwarded = sendRequest({ hostname, port, method, path: url, headers, agent }, resolve)
    forwarded.once('error', reject)
    if (body) forwarded.end(body)
    // A caller that goes away takes its call with it.
    else pipeline(request, forwarded).catch(reject)
  })
