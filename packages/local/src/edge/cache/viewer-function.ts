import type { IncomingMessage, ServerResponse } from 'node:http'
import { runInNewContext } from 'node:vm'

type Values = Record<string, { value: string }>

/** A request as CloudFront gives it to a function ("CloudFront Functions event structure"). */
interface FunctionRequest {
  readonly method: string
  uri: string
  readonly querystring: Values
  readonly headers: Values
  readonly cookies: Values
}

/** What a function gives back when it answers by itself. */
interface FunctionResponse {
  readonly statusCode: number
  readonly headers?: Values
  readonly body?: string | { readonly data: string }
}

/** Runs a function for one request; answers whether the function has answered it. */
export type ViewerFunction = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/**
 * The `edge.viewerRequest.injection` of a router: it runs before the cache is looked into, may change the headers and the path of the
 * request, or answer it. Cookies and the query are there to be read.
 */
export const viewerFunction = (injection: string): ViewerFunction => {
  const source = `(async function handler(event) {\n${injection}\nreturn event.request;\n})`
  const handler = runInNewContext(source, {}, { filename: 'edge.viewerRequest.js' }) as (event: {
    request: FunctionRequest
  }) => Promise<FunctionRequest | FunctionResponse>
  return async (request, response) => {
    const given = await handler({ request: eventOf(request) })
    if ('statusCode' in given) {
      const headers = Object.entries(given.headers ?? {}).map(([name, { value }]) => [name, value] as const)
      const { body = '' } = given
      response.writeHead(given.statusCode, Object.fromEntries(headers)).end(typeof body === 'string' ? body : body.data)
      return true
    }
    for (const name of Object.keys(request.headers)) if (!given.headers[name]) delete request.headers[name]
    for (const [name, { value }] of Object.entries(given.headers)) request.headers[name] = value
    const { search } = new URL(request.url ?? '/', 'http://edge')
    request.url = `${given.uri}${search}`
    return false
  }
}

const eventOf = ({ method = 'GET', url = '/', headers }: IncomingMessage): FunctionRequest => {
  const { pathname, searchParams } = new URL(url, 'http://edge')
  const cookies = (headers.cookie ?? '').split('; ').filter((pair) => pair.includes('='))
  return {
    method,
    uri: pathname,
    querystring: values([...searchParams]),
    headers: values(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    cookies: values(cookies.map((pair) => pair.split(/=(.*)/s) as [string, string])),
  }
}

const values = (pairs: readonly (readonly [string, string])[]): Values =>
  Object.fromEntries(pairs.map(([name, value]) => [name, { value }]))
