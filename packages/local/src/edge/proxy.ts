import { type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'

/** Hands a request on to a server of this machine, with its path as it is; an answer of 502 when that cannot be reached. */
export const forward = (request: IncomingMessage, response: ServerResponse, base: string): void => {
  const { hostname, port, host } = new URL(base)
  const headers = { ...request.headers, host, 'x-forwarded-host': request.headers.host ?? '' }
  const onward = send({ hostname, port, method: request.method, path: request.url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', (error) => {
    if (response.headersSent) response.destroy()
    else response.writeHead(502, { 'content-type': 'text/plain' }).end(`${base} does not answer: ${error.message}\n`)
  })
  response.on('close', () => onward.destroy())
  request.pipe(onward)
}

/** Hands an upgrade request on, and then every byte in both directions: the hot reload of a dev server. */
export const forwardUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer, base: string): void => {
  const { hostname, port, host } = new URL(base)
  const onward = connect(Number(port), hostname, () => {
    const lines = [`${request.method} ${request.url} HTTP/1.1`]
    for (let index = 0; index < request.rawHeaders.length; index += 2) {
      const name = request.rawHeaders[index] ?? ''
      lines.push(`${name}: ${name.toLowerCase() === 'host' ? host : request.rawHeaders[index + 1]}`)
    }
    onward.write(`${lines.join('\r\n')}\r\n\r\n`)
    onward.write(head)
    stream.pipe(onward).pipe(stream)
  })
  for (const [one, other] of [
    [stream, onward],
    [onward, stream],
  ] as const) {
    one.on('error', () => other.destroy())
    one.on('close', () => other.destroy())
  }
}
