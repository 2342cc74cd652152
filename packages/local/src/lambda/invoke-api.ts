import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ControlPlane } from './control-plane.ts'
import { FunctionNotFoundError, RequestTooLargeError, TooManyRequestsError } from './errors.ts'
import { encodeEvent } from './event-stream.ts'
import { type ChunkMessage, MAX_ASYNC_REQUEST, MAX_REQUEST } from './protocol.ts'

/**
 * Lambda's Invoke and InvokeWithResponseStream operations over HTTP (AWS Lambda API Reference, "Invoke"): RequestResponse,
 * Event and DryRun, with the errors as the AWS SDK expects them. Beside them, at `/profile`, what the cloud has used.
 */
export const handleInvokeApi = async (
  plane: ControlPlane,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path === '/profile') return void response.end(JSON.stringify(plane.profile()))
    const [, version, name, operation] = OPERATION.exec(path) ?? []
    if (!name || request.method !== 'POST') throw new RequestError(404, 'UnknownOperationException', 'Not Found')
    const functionName = decodeURIComponent(name)
    if (operation === 'invocations' && version === '2015-03-31') await invoke(plane, functionName, request, response)
    else await invokeWithStream(plane, functionName, request, response)
  } catch (error) {
    refuse(response, error)
  }
}

const OPERATION = /^\/(2015-03-31|2021-11-15)\/functions\/([^/]+)\/(invocations|response-streaming-invocations)$/

const invoke = async (
  plane: ControlPlane,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse'
  plane.find(name)
  const payload = await readPayload(request, type === 'Event' ? MAX_ASYNC_REQUEST : MAX_REQUEST)
  if (type === 'DryRun') return void response.writeHead(204, { 'X-Amz-Executed-Version': '$LATEST' }).end()
  const { traceId, clientContext, tail } = optionsOf(request)
  if (type === 'Event') {
    const requestId = plane.accept(name, payload, { traceId })
    return void response.writeHead(202, { 'x-amzn-RequestId': requestId }).end()
  }
  const invocation = await plane.invoke(name, payload, { clientContext, traceId })
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'x-amzn-RequestId': invocation.requestId,
    'X-Amz-Executed-Version': '$LATEST',
    ...(invocation.functionError && { 'X-Amz-Function-Error': invocation.functionError }),
    ...(tail && { 'X-Amz-Log-Result': Buffer.from(invocation.logTail).toString('base64') }),
  })
  response.end(invocation.payload)
}

/** InvokeWithResponseStream: each part of the answer is an event as soon as it is written, then one says how it ended. */
const invokeWithStream = async (
  plane: ControlPlane,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  plane.find(name)
  const payload = await readPayload(request, MAX_REQUEST)
  const { traceId, clientContext, tail } = optionsOf(request)
  const requestId = crypto.randomUUID()
  const begin = () => {
    if (response.headersSent) return
    const head = { 'Content-Type': 'application/vnd.amazon.eventstream', 'X-Amz-Executed-Version': '$LATEST' }
    response.writeHead(200, { ...head, 'x-amzn-RequestId': requestId })
  }
  const send = (part: Uint8Array) => {
    begin()
    response.write(encodeEvent({ ...EVENT, ':event-type': 'PayloadChunk', ':content-type': OCTETS }, part))
  }
  const onChunk = (_message: ChunkMessage, part: Buffer) => send(part)
  const invocation = await plane.invoke(name, payload, { requestId, clientContext, traceId, onChunk })
  if (!invocation.functionError && invocation.payload !== '') send(Buffer.from(invocation.payload))
  begin()
  const complete = {
    ...(invocation.functionError && { ErrorCode: invocation.functionError, ErrorDetails: invocation.payload }),
    ...(tail && { LogResult: Buffer.from(invocation.logTail).toString('base64') }),
  }
  const body = Buffer.from(JSON.stringify(complete))
  response.end(encodeEvent({ ...EVENT, ':event-type': 'InvokeComplete', ':content-type': 'application/json' }, body))
}

const EVENT = { ':message-type': 'event' }
const OCTETS = 'application/octet-stream'

const optionsOf = ({ headers }: IncomingMessage) => {
  const traceId = headers['x-amzn-trace-id']
  return {
    clientContext: clientContextOf(headers['x-amz-client-context']),
    traceId: typeof traceId === 'string' ? traceId : undefined,
    tail: headers['x-amz-log-type'] === 'Tail',
  }
}

class RequestError extends Error {
  readonly status: number

  constructor(status: number, name: string, message: string) {
    super(message)
    this.status = status
    this.name = name
  }
}

const readPayload = async (request: IncomingMessage, limit: number): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new RequestTooLargeError(limit)
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString() || '{}'
  try {
    JSON.parse(text)
  } catch {
    throw new RequestError(400, 'InvalidRequestContentException', 'Could not parse request body into json')
  }
  return text
}

const clientContextOf = (header: string | string[] | undefined): unknown =>
  typeof header === 'string' ? (JSON.parse(Buffer.from(header, 'base64').toString()) as unknown) : undefined

const refuse = (response: ServerResponse, error: unknown): void => {
  const [status, body] = refusal(error)
  answer(response, status, body, error instanceof Error && status < 500 ? error.name : 'ServiceException')
}

/** Status and body by the error, as Lambda's API writes them. */
const refusal = (error: unknown): [status: number, body: object] => {
  if (error instanceof FunctionNotFoundError) return [404, { Type: 'User', Message: error.message }]
  if (error instanceof TooManyRequestsError)
    return [429, { Type: 'User', Reason: error.reason, message: error.message }]
  if (error instanceof RequestTooLargeError) return [413, { Type: 'User', message: error.message }]
  if (error instanceof RequestError) return [error.status, { Type: 'User', message: error.message }]
  return [500, { Type: 'Service', message: String(error) }]
}

const answer = (response: ServerResponse, status: number, body: object, errorType: string): void => {
  response.writeHead(status, { 'Content-Type': 'application/json', 'x-amzn-ErrorType': errorType })
  response.end(JSON.stringify(body))
}
