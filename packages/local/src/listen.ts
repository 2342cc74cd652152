import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

/** A port that something else has. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError'
  readonly port: number

  /** `start`: the command with another port, up to that port. */
  constructor(port: number, start: (port: number) => string = (other) => `PORT=${other} npm start`) {
    super(`Port ${port} is in use. Start with another one: ${start(port + 10)}`)
    this.port = port
  }
}

/** A server that listens before anything is there to answer, so that its port is known. */
export interface Listener {
  readonly port: number
  /** Sets who answers; until then every answer is 503. */
  handle(listener: RequestListener): void
  /** Sets who takes upgrade requests; until then they are refused. */
  handleUpgrade(upgrade: (request: IncomingMessage, stream: Duplex, head: Buffer) => void): void
  close(): Promise<void>
}

/** How long an idle connection stays open, in milliseconds: longer than the clients that reuse one wait. */
const KEEP_ALIVE = 65_000

/**
 * Listens on 127.0.0.1; port 0 means any free one.
 * @throws PortInUseError
 */
export const listen = async (port: number): Promise<Listener> => {
  let handler: RequestListener = (_request, response) => {
    response
      .writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' })
      .end('{"message":"Service Unavailable"}')
  }
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => handler(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortInUseError(port) : error),
    )
    server.listen(port, '127.0.0.1', resolve)
  })
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  const handle = (listener: RequestListener) => {
    handler = listener
  }
  const handleUpgrade: Listener['handleUpgrade'] = (upgrade) => void server.on('upgrade', upgrade)
  return { port: (server.address() as AddressInfo).port, handle, handleUpgrade, close }
}
