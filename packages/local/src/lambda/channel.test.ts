import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { until } from '../testing/until.ts'
import { Channel } from './channel.ts'
import type { InvokeMessage } from './protocol.ts'
import { Connection } from './worker/connection.ts'

/*
 * Both ends of a channel in one process, with a real WebSocket between them that a test can cut.
 */

interface Ends {
  readonly channel: Channel
  readonly connection: Connection
  /** What arrived at the listener, and at the control plane. */
  readonly invoked: number[]
  readonly results: string[]
  readonly parts: string[]
  lost: number
  ended: number
}

let sockets: WebSocketServer
let accepting: ((socket: WebSocket) => void) | undefined
let server: ReturnType<typeof createServer>
let open: WebSocket[] = []
/** Clients that never read, and so would never answer a close. */
const deafOnes: WebSocket[] = []

beforeEach(async () => {
  sockets = new WebSocketServer({ noServer: true })
  server = createServer()
  server.on('upgrade', (request, socket, head) => {
    if (!accepting) return void socket.end('HTTP/1.1 404 Not Found\r\n\r\n')
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      open.push(accepted)
      accepting?.(accepted)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(async () => {
  accepting = undefined
  for (const socket of deafOnes.splice(0)) socket.terminate()
  for (const socket of open) socket.close(1000)
  open = []
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** Runs are told apart by their numbers alone: they may be of one request. */
const message = (run: number): InvokeMessage => ({ run, requestId: 'a', traceId: '', arn: '', remaining: null })

/** A channel and a listener that answers the event it got, when `answer` says so. */
const connected = async (answer: (run: number) => boolean = () => true): Promise<Ends> => {
  let ready = false
  const ends = { invoked: [], results: [], parts: [], lost: 0, ended: 0 } as unknown as Ends
  const channel = new Channel(
    {
      assignment: () => ({ bundle: 'b', exportName: 'handler', logFormat: 'text' }),
      begun: () => false,
      onSubscribed: () => undefined,
      onInit: () => {
        ready = true
      },
      onChunk: ({ index }, part) => ends.parts.push(`${index} ${part}`),
      onResult: ({ run }, payload) => ends.results.push(`${run} ${payload}`),
      onDown: () => undefined,
      onLost: () => {
        ends.lost += 1
      },
    },
    () => false,
  )
  accepting = (socket) => channel.connect(socket)
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  const connection: Connection = new Connection(() => new WebSocket(url), {
    onSubscribed: () => connection.ready(),
    onInvoke: ({ run }, payload) => {
      ends.invoked.push(run)
      if (answer(run)) reply(ends, run, payload)
    },
    onEnd: () => {
      ends.ended += 1
    },
  })
  Object.assign(ends, { channel, connection })
  await until(() => ready)
  return ends
}

const reply = ({ connection }: Ends, run: number, payload: string) =>
  connection.answer({ type: 'result', run, failed: false, maxMemory: 1, printed: false }, payload)

const cut = () => {
  for (const socket of open.splice(0)) socket.terminate()
}

describe('a channel', () => {
  it('sends nothing before the subscription is confirmed, and then each invocation once', async () => {
    const ends = await connected()
    ends.channel.invoke(message(1), 'one')
    await until(() => ends.results.length === 1)
    ends.channel.invoke(message(2), 'two')
    await until(() => ends.results.length === 2)
    expect(ends.invoked).toEqual([1, 2])
    expect(ends.results).toEqual(['1 one', '2 two'])
    expect(ends.channel.received).toBe(true)
  })

  it('knows whether an invocation has begun', async () => {
    const ends = await connected(() => false)
    ends.channel.invoke(message(1), 'one')
    expect(ends.channel.received).toBe(false)
    await until(() => ends.channel.received)
    expect(ends.results).toEqual([])
  })

  it('hands over an invocation that was made while the connection was down', async () => {
    const ends = await connected()
    cut()
    await until(() => open.length === 0)
    ends.channel.invoke(message(1), 'one')
    await until(() => ends.results.length === 1)
    expect([ends.invoked, ends.lost]).toEqual([[1], 0])
  })

  it('sends an invocation that was lost with the connection once more, as the same run', async () => {
    const ends = await connected()
    const [socket] = open
    // It goes into a connection that is cut before a byte of it arrives.
    socket?.pause()
    ends.channel.invoke(message(1), 'one')
    cut()
    await until(() => ends.results.length === 1)
    expect(ends.invoked).toEqual([1])
  })

  it('does not run twice what had arrived, and gets the answer after the connection is back', async () => {
    const ends = await connected(() => false)
    ends.channel.invoke(message(1), 'one')
    await until(() => ends.invoked.length === 1)
    cut()
    await until(() => open.length === 1)
    reply(ends, 1, 'late')
    await until(() => ends.results.length === 1)
    expect([ends.invoked, ends.results]).toEqual([[1], ['1 late']])
  })

  it('gets an answer that was lost with the connection once more', async () => {
    const ends = await connected((run) => {
      // The answer is written into a connection that is already cut.
      cut()
      return run === 1
    })
    ends.channel.invoke(message(1), 'one')
    await until(() => ends.results.length === 1)
    ends.channel.invoke(message(2), 'two')
    await until(() => ends.invoked.length === 2)
    expect(ends.results).toEqual(['1 one'])
  })

  it('counts the parts of a streamed answer', async () => {
    const ends = await connected(() => false)
    ends.channel.invoke(message(1), 'one')
    await until(() => ends.invoked.length === 1)
    for (const index of [0, 1])
      ends.connection.chunk({ run: 1, index, contentType: 'text/plain' }, Buffer.from(`part ${index}`))
    await until(() => ends.parts.length === 2)
    expect(ends.parts).toEqual(['0 part 0', '1 part 1'])
  })

  it('is lost when the listener does not come back', { timeout: 10_000 }, async () => {
    const ends = await connected()
    accepting = undefined
    cut()
    await until(() => ends.lost === 1 && ends.ended === 1)
  })

  it('is lost when the listener does not confirm what it is sent', { timeout: 15_000 }, async () => {
    const ends = await connected()
    // A listener that hangs reads nothing.
    ends.channel.connect(await deaf())
    ends.channel.invoke(message(1), 'one')
    await until(() => ends.lost === 1)
    expect(ends.channel.received).toBe(false)
  })

  it('is lost when the listener gives no sign of life', async () => {
    const ends = await connected()
    await ends.channel.heartbeat(1000)
    expect(ends.lost).toBe(0)
    ends.channel.connect(await deaf())
    await ends.channel.heartbeat(100)
    expect(ends.lost).toBe(1)
  })
})

/** The server's end of a connection whose other end never reads. */
const deaf = async (): Promise<WebSocket> => {
  const { WebSocket } = await import('ws')
  const accepted = new Promise<WebSocket>((resolve) => {
    accepting = resolve
  })
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, { autoPong: false })
  deafOnes.push(client)
  client.on('open', () => client.pause())
  return accepted
}
