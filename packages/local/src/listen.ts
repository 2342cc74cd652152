import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { ownAddresses } from './network.ts'

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

/** An address that is not this machine's. */
export class HostError extends Error {
  override readonly name = 'HostError'

  constructor(host: string) {
    const known = ownAddresses()
    super(
      `${host} is no address of this machine: ${known.length > 0 ? `it has ${known.join(', ')}` : 'it is in no network'}`,
    )
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

/** This machine alone. */
const LOOPBACK = '127.0.0.1'

/** All addresses of this machine. */
const ANY = '0.0.0.0'

/**
 * Listens on 127.0.0.1; port 0 means any free one.
 * @param host an address at which other devices reach it besides, or 0.0.0.0 for all
 * @throws PortInUseError, HostError
 */
export const listen = async (port: number, host: string = LOOPBACK): Promise<Listener> => {
  let handler: RequestListener = (_request, response) => {
    response
      .writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' })
      .end('{"message":"Service Unavailable"}')
  }
  const servers: Server[] = []
  const close = async () => {
    await Promise.all(servers.map(closeServer))
  }
  let bound = port
  try {
    for (const address of host === ANY || host === LOOPBACK ? [host] : [LOOPBACK, host]) {
      const server = createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => handler(request, response))
      bound = await bind(server, bound, address)
      servers.push(server)
    }
  } catch (error) {
    await close()
    throw error
  }
  const handle = (listener: RequestListener) => {
    handler = listener
  }
  const handleUpgrade: Listener['handleUpgrade'] = (upgrade) => {
    for (const server of servers) server.on('upgrade', upgrade)
  }
  return { port: bound, handle, handleUpgrade, close }
}

const bind = async (server: Server, port: number, host: string): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port, host)))
    server.listen(port, host, resolve)
  })
  return (server.address() as AddressInfo).port
}

const explained = (error: NodeJS.ErrnoException, port: number, host: string): Error => {
  if (error.code === 'EADDRINUSE') return new PortInUseError(port)
  return error.code === 'EADDRNOTAVAIL' ? new HostError(host) : error
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
