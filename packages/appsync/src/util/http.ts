import { currentContext, ResolverContext } from '../runtime/context.ts'

/** `util.http`. */
export const http = {
  /** The headers without those that belong to one connection, to forward them to another server. */
  copyHeaders<Headers extends object>(headers: Headers): Record<string, unknown> {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopHeaders.has(name.toLowerCase())))
  },

  /**
   * Sends a header with the response. The last of a name counts.
   * @throws Error for a name that AppSync keeps for itself, and beyond 4 KB of names and values
   */
  addResponseHeader(name: string, value: unknown): void {
    const ctx = currentContext()
    if (!ctx) throw new Error('util.http.addResponseHeader was called outside of a request or response function.')
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    const { responseHeaders } = ResolverContext.effectsOf(ctx)
    const key = name.toLowerCase()
    if (hopHeaders.has(key) || reservedPrefixes.some((prefix) => key.startsWith(prefix))) {
      throw new Error(`The response header ${name} is reserved. Choose another name.`)
    }
    const next = { ...responseHeaders, [key]: text }
    const size = Object.entries(next).reduce((sum, entry) => sum + Buffer.byteLength(entry.join('')), 0)
    if (size > maxHeaderBytes) throw new Error(`The response headers would have ${size} bytes; at most 4096 are sent.`)
    responseHeaders[key] = text
  },

  /** `addResponseHeader` for each. */
  addResponseHeaders(headers: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(headers)) http.addResponseHeader(name, value)
  },
}

const maxHeaderBytes = 4096

const reservedPrefixes = ['x-amzn-', 'x-amz-']

/** Headers of a single connection (RFC 9110, 7.6.1), and those that the server writes itself. */
const hopHeaders = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
