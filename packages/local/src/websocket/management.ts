import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Meter } from '../bill/meter.ts'
import type { Connection } from './connection.ts'
import { MAX_MESSAGE } from './frames.ts'

/** API Gateway charges messages by 32 KB. */
const METERED = 32 * 1024

/**
 * The @connections commands ("Use @connections commands in your backend service"): PostToConnection, GetConnection and
 * DeleteConnection, as the AWS SDK's ApiGatewayManagementApiClient sends them.
 */
export const handleManagement = async (
  connections: ReadonlyMap<string, Connection>,
  request: IncomingMessage,
  response: ServerResponse,
  meter?: Meter | undefined,
): Promise<void> => {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
  const id = /^\/\$default\/@connections\/([^/]+)$/.exec(path)?.[1]
  if (!id) return void fail(response, 403, 'ForbiddenException', 'Forbidden')
  const data = await readBody(request)
  const connection = connections.get(id)
  if (!/^[\w-]{15}=$/.test(id)) return void fail(response, 400, 'BadRequestException', `Invalid connectionId: ${id}`)
  if (request.method === 'POST' && !data)
    return void fail(response, 413, 'PayloadTooLargeException', 'Payload too large')
  if (!connection) return void fail(response, 410, 'GoneException', 'Gone')
  if (request.method === 'POST') {
    meter?.add(request.headers, 'socketMessages', Math.ceil((data?.length || 1) / METERED))
    return void post(connection, data ?? Buffer.alloc(0), response)
  }
  if (request.method === 'DELETE') {
    connection.close(1000, 'Connection Closed Normally')
    return void response.writeHead(204, ids()).end()
  }
  if (request.method === 'GET') return void describe(connection, response)
  fail(response, 403, 'ForbiddenException', 'Forbidden')
}

const post = (connection: Connection, data: Buffer, response: ServerResponse): void => {
  if (!connection.send(data)) return void fail(response, 410, 'GoneException', 'Gone')
  response.writeHead(200, { ...ids(), 'content-length': 0 }).end()
}

const describe = ({ handshake, lastActiveAt }: Connection, response: ServerResponse): void => {
  const { connectedAt, sourceIp, userAgent = '' } = handshake
  const body = {
    connectedAt: new Date(connectedAt).toISOString(),
    identity: { sourceIp, userAgent },
    lastActiveAt: new Date(lastActiveAt).toISOString(),
  }
  response.writeHead(200, { ...ids(), 'content-type': 'application/json' }).end(JSON.stringify(body))
}

const fail = (response: ServerResponse, status: number, name: string, message: string): void => {
  response
    .writeHead(status, { ...ids(), 'content-type': 'application/json', 'x-amzn-errortype': name })
    .end(JSON.stringify({ message }))
}

const ids = (): Record<string, string> => ({ 'x-amzn-requestid': crypto.randomUUID() })

/** The body; undefined when it is larger than a message may be. */
const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= MAX_MESSAGE) chunks.push(chunk)
  }
  return size > MAX_MESSAGE ? undefined : Buffer.concat(chunks)
}
