import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { HostError, type Listener, listen, PortInUseError } from './listen.ts'

const listeners: Listener[] = []

afterEach(async () => {
  for (const listener of listeners.splice(0)) await listener.close()
})

const opened = async (port = 0, host?: string): Promise<Listener> => {
  const listener = await listen(port, host)
  listeners.push(listener)
  return listener
}

/** A second address of this machine that nobody else reaches; elsewhere than on Linux 127.0.0.1 is the only one of its kind. */
const SECOND = process.platform === 'linux' ? '127.0.0.2' : '::1'

describe('a server that listens', () => {
  it('answers 503 until somebody is there to answer', async () => {
    const { port, handle } = await opened()
    expect((await fetch(`http://127.0.0.1:${port}`)).status).toBe(503)
    handle((_request, response) => response.end('here'))
    expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('here')
  })

  it('is an error with another port to take when the port is in use', async () => {
    const { port } = await opened()
    const failure = await listen(port).catch((error: unknown) => error as Error)
    expect(failure).toBeInstanceOf(PortInUseError)
    expect((failure as Error).message).toBe(
      `Port ${port} is in use. Start with another one: PORT=${port + 10} npm start`,
    )
  })

  it('is reached by the addresses that it is told, and on this machine always', async () => {
    const answer = async (host: string, port: number) =>
      (await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${port}`).catch(() => undefined))?.status
    const one = await opened(0, SECOND)
    expect([await answer('127.0.0.1', one.port), await answer(SECOND, one.port)]).toEqual([503, 503])
    const alone = await opened()
    expect([await answer('127.0.0.1', alone.port), await answer(SECOND, alone.port)]).toEqual([503, undefined])
  })

  it('names the addresses that there are when it is told one of another machine', async () => {
    const failure = await listen(0, '192.0.2.1').catch((error: unknown) => error as Error)
    expect(failure).toBeInstanceOf(HostError)
    expect((failure as Error).message).toMatch(/^192\.0\.2\.1 is no address of this machine: it (has|is in no network)/)
  })

  it('names a port that is in use on one of its addresses, and lets go of the others', async () => {
    const server = createServer().listen(0, SECOND)
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await expect(listen(port, SECOND)).rejects.toThrow(PortInUseError)
    await expect(opened(port)).resolves.toMatchObject({ port })
    server.close()
  })

  it('lets go of its port, connections that are open included', async () => {
    const { port, handle, close } = await opened()
    handle(() => undefined)
    const request = fetch(`http://127.0.0.1:${port}`).catch((error: unknown) => error)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await close()
    expect(await request).toBeInstanceOf(Error)
    await expect(opened(port)).resolves.toMatchObject({ port })
  })
})
