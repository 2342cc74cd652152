import { createServer } from 'node:http'

/** The debugger's port, counted from the first: beyond those of the services. */
export const DEBUGGER = 8

/** The first of neighbouring free ports: the API's, those of the other services, and one for a debugger. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    // Below the ports that systems hand out by themselves.
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    const ports = Array.from({ length: DEBUGGER + 1 }, (_, offset) => port + offset)
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return port
  }
}

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer()
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => resolve(true))
  })
  await new Promise((resolve) => server.close(resolve))
  return free
}
