import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** When a proxied call can be met: before DynamoDB has it, or after DynamoDB has done it and before the answer goes. */
export type Moment = 'before' | 'after'

/** Called for every DynamoDB call, for example `TransactWriteItems`, at both moments; what it awaits holds the call. */
export type Meet = (operation: string, moment: Moment) => Promise<void> | void

/** A proxy in front of DynamoDB that lets a test hold a call at an exact moment. */
export interface DynamoProxy {
  endpoint: string
  /** What meets the calls from now on. */
  meet: Meet
  /** Resolves when DynamoDB has carried out all that reached it, also for those who are gone. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Starts a proxy in front of the DynamoDB at this endpoint, on a free port. */
export const startDynamoProxy = async (upstream: string): Promise<DynamoProxy> => {
  const underWay = new Set<Promise<void>>()
  const server = createServer((incoming, outgoing) => {
    const call = forward(incoming, outgoing, upstream, proxy.meet)
      .catch(() => void outgoing.destroy())
      .finally(() => underWay.delete(call))
    underWay.add(call)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const proxy: DynamoProxy = {
    endpoint: `http://127.0.0.1:${port}`,
    meet: () => undefined,
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    close: () => close(server),
  }
  return proxy
}

const forward = async (incoming: IncomingMessage, outgoing: ServerResponse, upstream: string, meet: Meet) => {
  const operation = String(incoming.headers['x-amz-target']).replace(/^DynamoDB_\d+\./, '')
  const body = await buffer(incoming)
  await meet(operation, 'before')
  // Whoever asked is gone, and with it what it asked for.
  if (incoming.socket.destroyed) return
  const answer = await call(upstream, incoming, body)
  const answered = await buffer(answer)
  await meet(operation, 'after')
  outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(answered)
}

const call = (upstream: string, { headers }: IncomingMessage, body: Buffer) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const { host, ...rest } = headers
    request(upstream, { method: 'POST', headers: rest }, resolve).on('error', reject).end(body)
  })

const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
