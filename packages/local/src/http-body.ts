import type { IncomingMessage } from 'node:http'

/**
 * Reads the body of a request as text.
 * @returns undefined when it has more than `most` bytes
 */
export const readText = async (request: IncomingMessage, most: number): Promise<string | undefined> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= most) chunks.push(chunk)
  }
  return size > most ? undefined : Buffer.concat(chunks).toString()
}
