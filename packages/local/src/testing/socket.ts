import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { type ClientOptions, WebSocket } from 'ws'

/** A client of a test: what it was sent, and how its connection ended. */
export interface TestSocket {
  readonly socket: WebSocket
  /** The socket below, where the frames can be seen. */
  readonly stream: Socket
  readonly messages: string[]
  /** Settles with the code and the reason of the close. */
  readonly closed: Promise<[code: number, reason: string]>
}

/**
 * Connects to a WebSocket API.
 * @throws Error with `status` and `body` when the connection is refused
 */
export const connectTo = async (
  url: string,
  { protocols = [], ...options }: ClientOptions & { readonly protocols?: string[] } = {},
): Promise<TestSocket> => {
  const socket = new WebSocket(url, protocols, { perMessageDeflate: false, ...options })
  const messages: string[] = []
  socket.on('message', (data) => messages.push(String(data)))
  const closed = new Promise<[number, string]>((resolve) => {
    socket.once('close', (code, reason) => resolve([code, String(reason)]))
  })
  const refused = once(socket, 'unexpected-response').then(async ([, response]) => {
    const answer = response as IncomingMessage
    const chunks: Buffer[] = []
    for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    throw Object.assign(new Error(`refused with ${answer.statusCode}: ${body}`), { status: answer.statusCode, body })
  })
  const upgraded = once(socket, 'upgrade')
  await Promise.race([once(socket, 'open'), refused])
  const [{ socket: stream }] = (await upgraded) as [IncomingMessage]
  // Nobody waits for it any more.
  refused.catch(() => undefined)
  return { socket, stream, messages, closed }
}
