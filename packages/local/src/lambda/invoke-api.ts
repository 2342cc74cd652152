import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ControlPlane } from './control-plane.ts'
import { FunctionNotFoundError, RequestTooLargeError, TooManyRequestsError } from './errors.ts'
import { MAX_ASYNC_REQUEST, MAX_REQUEST } from './protocol.ts'

/**
 * Lambda's Invoke operation over HTTP (AWS Lambda API Reference, "Invoke"): RequestResponse, Event and DryRun,
 * with the errors as the AWS SDK expects them.
 */
export const handleInvokeApi = async (
  plane: ControlPlane,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(path)?.[1]
    if (!name || request.method !== 'POST') throw new RequestError(404, 'UnknownOperationException', 'Not Found')
    await invoke(plane, decodeURIComponent(name), request, response)
  } catch (error) {
    refuse(response, error)
  }
}

const invoke = async (
  plane: ControlPlane,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse'
  plane.find(name)
  const payload = await readPayload(request, type === 'Event' ? MAX_ASYNC_REQUEST : MAX_REQUEST)
  if (type === 'DryRun') return void response.writeHead(204).end()
  if (type === 'Event') {
    const requestId = crypto.randomUUID()
    // Nobody waits for the answer of an asynchronous invocation; its failure is in the function's log.
    plane.invoke(name, payload, { requestId }).catch(() => undefined)
    return void response.writeHead(202, { 'x-amzn-RequestId': requestId }).end()
  }
  const clientContext = clientContextOf(request.headers['x-amz-client-context'])
  const traceId = request.headers['x-amzn-trace-id']
  const invocation = await plane.invoke(name, payload, {
    clientContext,
    traceId: typeof traceId === 'string' ? traceId : undefined,
  })
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'x-amzn-RequestId': invocation.requestId,
    'X-Amz-Executed-Version': '$LATEST',
    ...(invocation.functionError && { 'X-Amz-Function-Error': invocation.functionError }),
    ...(request.headers['x-amz-log-type'] === 'Tail' && {
      'X-Amz-Log-Result': Buffer.from(invocation.logTail).toString('base64'),
    }),
  })
  response.end(invocation.payload)
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
