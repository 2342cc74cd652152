import type { IncomingMessage } from 'node:http'

/** How long an answer may take, in milliseconds. */
const PATIENCE = 5000

/**
 * Reads a JSON document. Not by `fetch`: what Node loads for it takes as long as half of a function's start.
 * @throws Error when there is no answer in 5 seconds, it is not 200 or no JSON
 */
export async function getJson(url: string): Promise<unknown> {
  const { get } = process.getBuiltinModule(url.startsWith('https:') ? 'node:https' : 'node:http')
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const options = { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(PATIENCE) }
  get(url, options, resolve).on('error', reject)
  const response = await promise
  let text = ''
  for await (const part of response.setEncoding('utf8')) text += part
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`)
  return JSON.parse(text)
}
