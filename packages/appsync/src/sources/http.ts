import { withinDeadline } from '../deadline.ts'
import { DataSourceError } from '../errors.ts'
import type { DataSource } from '../types.ts'

/** An HTTP request document. */
interface HttpDocument {
  method: string
  resourcePath: string
  params?: { query?: Record<string, unknown>; headers?: Record<string, string>; body?: unknown }
}

/** The endpoint of an HTTP data source. */
export interface HttpOptions {
  /** Scheme, host and port, for example `https://api.example.com`. */
  endpoint: string
  /** Headers that prove who calls, for example a SigV4 signature, made anew for each request. */
  authorize?: (request: { method: string; url: string; body: string | undefined }) => Promise<Record<string, string>>
}

/**
 * An AppSync HTTP data source. `ctx.result` is `{ statusCode, headers, body }`, the body as text, whatever the status.
 * The call is aborted at the request's deadline.
 */
export function httpDataSource({ endpoint, authorize }: HttpOptions): DataSource {
  return {
    type: 'HTTP',
    async execute(request, { context }) {
      const { method, resourcePath, params = {} } = request as HttpDocument
      const url = urlOf(endpoint, resourcePath, params.query)
      const body =
        params.body === undefined || typeof params.body === 'string' ? params.body : JSON.stringify(params.body)
      const headers = { ...params.headers, ...(await authorize?.({ method, url, body })) }
      return await withinDeadline(context.deadline, async (signal) => {
        const response = await send(url, { method, headers, body: body ?? null, signal })
        return {
          statusCode: response.status,
          headers: Object.fromEntries(response.headers),
          body: await response.text(),
        }
      })
    },
  }
}

async function send(url: string, init: RequestInit & { method: string }): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : ''
    throw new DataSourceError(`${init.method} ${new URL(url).origin} failed${cause}`, 'HTTP:ConnectionError')
  }
}

function urlOf(endpoint: string, resourcePath: string, query: Record<string, unknown> = {}): string {
  const url = new URL(endpoint)
  // Joined as text, so that a path that starts with two slashes cannot name another host.
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${resourcePath.replace(/^\/+/, '')}`
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value].flat()) url.searchParams.append(name, String(each))
  }
  return url.href
}
