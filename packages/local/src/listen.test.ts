import { afterEach, describe, expect, it } from 'vitest'
import { type Listener, listen, PortInUseError } from './listen.ts'

const listeners: Listener[] = []

afterEach(async () => {
  for (const listener of listeners.splice(0)) await listener.close()
})

const opened = async (port = 0): Promise<Listener> => {
  const listener = await listen(port)
  listeners.push(listener)
  return listener
}

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
