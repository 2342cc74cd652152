import { connect, createServer, type Server, type Socket } from 'node:net'
import { PortInUseError } from '../listen.ts'

/**
 * One port for the debugger, whichever process is debugged at the moment: a debugger that reconnects finds the next
 * environment behind the same port after a save. It also tells whether one is attached.
 */
export class DebuggerPort {
  readonly #port: number
  readonly #server: Server
  readonly #attached = new Set<Socket>()
  #target: number | undefined

  constructor(port: number) {
    this.#port = port
    this.#server = createServer((client) => this.#forward(client))
  }

  /**
   * Begins to listen on 127.0.0.1.
   * @throws PortInUseError
   */
  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'EADDRINUSE' ? new PortInUseError(this.#port, withInspect) : error),
      )
      this.#server.listen(this.#port, '127.0.0.1', resolve)
    })
  }

  /** Whether a debugger is attached now. */
  get attached(): boolean {
    return this.#attached.size > 0
  }

  /** Reads a line that a debugged process prints: the first one names its own port. True when it was that one. */
  read(line: string): boolean {
    const port = /^Debugger listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(line)?.[1]
    if (port) this.#target = Number(port)
    return port !== undefined || /^(For help, see: .*inspector|Debugger attached\.)/.test(line)
  }

  /** Closes the port and every connection. */
  async stop(): Promise<void> {
    for (const socket of this.#attached) socket.destroy()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  #forward(client: Socket): void {
    client.on('error', () => client.destroy())
    if (this.#target === undefined) return void client.destroy()
    const process = connect(this.#target, '127.0.0.1')
    process.on('error', () => client.destroy())
    process.on('close', () => client.destroy())
    client.on('close', () => {
      this.#attached.delete(client)
      process.destroy()
    })
    // Asking what there is to debug (GET /json) is not being attached; the WebSocket is.
    client.once('data', (head) => /\r\nupgrade:\s*websocket/i.test(String(head)) && this.#attached.add(client))
    client.pipe(process).pipe(client)
  }
}

const withInspect = (port: number): string => `npm start -- --inspect=${port}`
