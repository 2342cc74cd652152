import { type IncomingMessage, type RequestListener, type ServerResponse, request as send } from 'node:http'
import type { Clock } from '../../clock.ts'
import type { EdgePlan } from '../../config/plan-of-edge.ts'
import { type EdgeAnswer, EdgeLocation, type LocationFigures, type Origin } from './location.ts'
import { showEdge } from './page.ts'
import { type ViewerFunction, viewerFunction } from './viewer-function.ts'

/** The edge locations of a cloud that was not told any, by CloudFront's names for them. */
export const LOCATIONS = ['FRA56-P1', 'IAD89-P1', 'NRT57-P4']

/** By which header a request says at which location it arrives; the first, when it says nothing. */
const CHOICE = 'x-edge-location'

/** Where the edge shows itself; nothing that a router of AWS has. */
const PAGE = '/_edge'

/** What the edge needs to know. */
export interface EdgeOptions {
  readonly router: EdgePlan
  readonly clock: Pick<Clock, 'now'>
  /** Names of the locations; default `LOCATIONS`. */
  readonly locations?: readonly string[] | undefined
  /** The port of 127.0.0.1 at which the router's targets answer without a cache. */
  readonly originPort: number
}

/** What stands behind the edge at a path. */
export interface EdgeTarget {
  readonly serve: RequestListener
  /** The path by which it finds what is asked for, when that is another one: the page of a site is one file for many. */
  readonly fileOf?: ((path: string) => string) | undefined
}

/** The router's edge locations, each with a cache of its own. */
export class Edge {
  readonly #locations: Map<string, EdgeLocation>
  readonly #viewerRequest: ViewerFunction
  readonly #origin: Origin

  constructor({ router, clock, locations = LOCATIONS, originPort }: EdgeOptions) {
    const policy = router.cachePolicy
    this.#locations = new Map(locations.map((name) => [name, new EdgeLocation({ name, policy, clock })]))
    this.#viewerRequest = viewerFunction(router.viewerRequest ?? '')
    this.#origin = originAt(originPort)
  }

  /** What each location has done. */
  figures(): LocationFigures[] {
    return [...this.#locations.values()].map(({ figures }) => figures)
  }

  /** Forgets what is kept everywhere. */
  clear(): void {
    for (const location of this.#locations.values()) location.clear()
  }

  /** Answers requests for the edge's own page. */
  servesItself(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.url?.replace(/[?#].*$/, '') !== PAGE) return false
    if (request.method === 'DELETE') this.clear()
    showEdge(this.figures(), request, response)
    return true
  }

  /** Answers from a cache, or has the target answer. */
  async serve(request: IncomingMessage, response: ServerResponse, { serve, fileOf }: EdgeTarget): Promise<void> {
    const location = this.#arrival(request)
    if (!location) {
      const names = [...this.#locations.keys()].join(', ')
      response.writeHead(400, { 'content-type': 'text/plain' }).end(`${CHOICE} names none of the locations ${names}\n`)
      return
    }
    response.setHeader('x-amz-cf-pop', location.figures.name)
    const run: ViewerFunction = this.#viewerRequest
    if (await run(request, response)) return
    const { method = 'GET', url = '/', headers } = request
    if ((method !== 'GET' && method !== 'HEAD') || headers.range !== undefined) {
      response.setHeader('x-cache', 'Miss from cloudfront')
      serve(request, response)
      return
    }
    const path = fileOf?.(url.replace(/[?#].*$/, ''))
    const answer = await location.answer({ method, url, headers }, this.#origin, path).catch(unreachable)
    write(response, answer)
  }

  #arrival({ headers }: IncomingMessage): EdgeLocation | undefined {
    const { [CHOICE]: chosen } = headers
    delete headers[CHOICE]
    if (chosen !== undefined) return this.#locations.get(String(chosen))
    const [first] = this.#locations.values()
    return first
  }
}

const unreachable = (error: Error): EdgeAnswer => ({
  status: 502,
  headers: { 'content-type': 'text/plain', 'x-cache': 'Error from cloudfront' },
  cookies: [],
  body: Buffer.from(`The origin does not answer: ${error.message}\n`),
})

const write = (response: ServerResponse, { status, headers, cookies, body }: EdgeAnswer): void => {
  const { 'content-length': told, ...rest } = headers
  // The answer to a HEAD tells of a body that is not there.
  const length = body.length > 0 || told === undefined ? String(body.length) : told
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  response.writeHead(status, status === 304 ? rest : { ...rest, 'content-length': length }).end(body)
}

/** Headers of one connection, which are none of the next one's. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade']

/** Asks a server of this machine. */
const originAt =
  (port: number): Origin =>
  ({ method, url, headers }) =>
    new Promise((resolve, reject) => {
      const onward = { ...headers }
      for (const name of HOP_BY_HOP) delete onward[name]
      const sent = send({ host: '127.0.0.1', port, method, path: url, headers: onward }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () => {
          const { 'set-cookie': cookies = [], ...others } = answer.headers
          for (const name of HOP_BY_HOP) delete others[name]
          const plain = Object.entries(others).map(([name, value]) => [name, String(value)] as const)
          resolve({
            status: answer.statusCode ?? 502,
            headers: Object.fromEntries(plain),
            cookies,
            body: Buffer.concat(parts),
          })
        })
      })
      sent.on('error', reject)
      sent.end()
    })
