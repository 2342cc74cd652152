import { connect, type Socket } from 'node:net'

/** What a client saw: milliseconds per request, sorted, and how many there were a second. */
export interface Load {
  readonly latencies: number[]
  readonly perSecond: number
}

/**
 * Sends a GET over each of `connections` keep-alive connections, the next one as soon as the answer is there, for `ms`
 * milliseconds. As little as a client can do, because it runs on the same cores as the server.
 * @throws Error when an answer is not a 200
 */
export const load = async (port: number, path: string, connections: number, ms: number): Promise<Load> => {
  const request = `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`
  const latencies: number[] = []
  const started = performance.now()
  const deadline = started + ms
  await Promise.all(Array.from({ length: connections }, () => client(port, request, deadline, latencies)))
  const perSecond = latencies.length / ((performance.now() - started) / 1000)
  return { latencies: latencies.sort((a, b) => a - b), perSecond }
}

const client = (port: number, request: string, deadline: number, latencies: number[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1')
    let received = ''
    let sent = 0
    const next = () => {
      sent = performance.now()
      if (sent >= deadline) return void socket.end(resolve)
      socket.write(request)
    }
    socket.setNoDelay()
    socket.once('connect', next)
    socket.on('error', reject)
    socket.on('data', (data) => {
      received += data.toString('latin1')
      if (!isWhole(received)) return
      if (!received.startsWith('HTTP/1.1 200')) return reject(new Error(`Answered ${received.slice(0, 200)}`))
      received = ''
      latencies.push(performance.now() - sent)
      next()
    })
  })

/** True when an answer has arrived with its body, whose end a length or the last chunk tells. */
const isWhole = (text: string): boolean => {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
  return length === undefined ? text.endsWith('0\r\n\r\n') : text.length >= head + 4 + Number(length)
}
