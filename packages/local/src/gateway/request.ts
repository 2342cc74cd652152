import type { IncomingMessage } from 'node:http'

const NOTHING = Buffer.alloc(0)

/** The body of a request; undefined when it has more than `limit` bytes. */
export const readBody = (message: IncomingMessage, limit: number): Promise<Buffer | undefined> => {
  const { headers } = message
  // Most requests have none, and to wait for its end would cost more than to read it.
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) {
    return Promise.resolve(NOTHING)
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    message.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
    })
    message.once('end', () => resolve(size > limit ? undefined : Buffer.concat(chunks)))
    message.once('error', reject)
  })
}

/** The address of the client. */
export const sourceIpOf = ({ socket: { remoteAddress } }: IncomingMessage): string | undefined =>
  remoteAddress?.startsWith('::ffff:') ? remoteAddress.slice('::ffff:'.length) : remoteAddress
