import type { IncomingMessage, RequestListener } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Clock } from '../clock.ts'
import type { Plan } from '../config/plan.ts'
import type { CommandOptions } from '../dev-commands.ts'
import { type Listener, listen } from '../listen.ts'
import type { ServedBuckets } from '../s3/serve.ts'
import { bucketReader } from './bucket-reader.ts'
import { builtSite } from './built-site.ts'
import { Edge, type EdgeTarget } from './cache/edge.ts'
import { DevServer } from './dev-server.ts'
import { forward, forwardUpgrade } from './proxy.ts'

/** How sites are served: by their dev servers, as they would be deployed, or not at all. */
export type SiteMode = 'dev' | 'built' | 'off'

/** What the router needs. */
export interface RouterOptions extends CommandOptions {
  readonly plan: Plan
  readonly listener: Listener
  readonly sites: SiteMode
  readonly buckets: Pick<ServedBuckets, 'storeOf'>
  readonly clock: Pick<Clock, 'now'>
  /** Names of the edge locations; default those of `LOCATIONS`. */
  readonly locations?: readonly string[] | undefined
}

/** What answers to the requests below a path. */
interface Target extends EdgeTarget {
  readonly path: string
  /** Whether the edge stands before it. */
  readonly atEdge: boolean
  readonly upgrade?: (request: IncomingMessage, stream: Duplex, head: Buffer) => Promise<void>
}

/**
 * Serves the configuration's router: the longest path that a request begins with, by whole segments, says where it goes, as
 * SST's function at the edge does it. Before all but dev servers stands the edge with its caches.
 */
export const serveRouter = async (options: RouterOptions): Promise<() => Promise<void>> => {
  const { plan, listener, sites: mode } = options
  const [router] = plan.routers
  if (!router) return async () => undefined
  const mine = plan.sites.filter(({ route }) => route?.router === router.name)
  const servers = mode === 'dev' ? mine.map((site) => ({ site, server: new DevServer(site, options) })) : []
  const built = mode === 'built' ? mine : []
  const targets: Target[] = [
    ...router.routes.map(
      ({ path, url }): Target => ({
        path,
        atEdge: true,
        serve: (request, response) => forward(request, response, url),
      }),
    ),
    ...router.buckets.map(
      ({ path, bucketName }): Target => ({
        path,
        atEdge: true,
        serve: bucketReader(options.buckets.storeOf(bucketName)),
      }),
    ),
    ...servers.map(({ site, server }) => devTarget(site.route?.path ?? '/', server)),
    ...(await Promise.all(
      built.map(async (site) => ({
        path: site.route?.path ?? '/',
        atEdge: true,
        ...(await builtSite(site, options.root, options.variables)),
      })),
    )),
  ]
  const dispatch = (serve: (target: Target, ...on: Parameters<RequestListener>) => void): RequestListener => {
    return (request, response) => {
      const target = targetOf(targets, request)
      if (target) serve(target, request, response)
      else response.writeHead(404, { 'content-type': 'text/plain' }).end('No route of the router begins so.\n')
    }
  }
  const origin = await listen(0)
  origin.handle(dispatch((target, request, response) => target.serve(request, response)))
  const { clock, locations } = options
  const edge = new Edge({ router, clock, locations, originPort: origin.port })
  const arrive = dispatch((target, request, response) => {
    if (target.atEdge) edge.serve(request, response, target).catch(() => response.destroy())
    else target.serve(request, response)
  })
  listener.handle((request, response) => {
    if (!edge.servesItself(request, response)) arrive(request, response)
  })
  listener.handleUpgrade((request, stream, head) => {
    const { upgrade } = targetOf(targets, request) ?? {}
    if (upgrade) upgrade(request, stream, head).catch(() => stream.destroy())
    else stream.destroy()
  })
  return async () => {
    await Promise.all([origin.close(), ...servers.map(({ server }) => server.stop())])
  }
}

const devTarget = (path: string, server: DevServer): Target => ({
  path,
  atEdge: false,
  serve: (request, response) => {
    server.url().then(
      (url) => forward(request, response, url),
      (error: Error) => response.writeHead(502, { 'content-type': 'text/plain' }).end(`${error.message}\n`),
    )
  },
  upgrade: async (request, stream, head) => forwardUpgrade(request, stream, head, await server.url()),
})

const targetOf = (targets: readonly Target[], { url = '/' }: IncomingMessage): Target | undefined => {
  const path = url.replace(/[?#].*$/, '')
  const fits = (prefix: string) => prefix === '/' || path === prefix || path.startsWith(`${prefix.replace(/\/$/, '')}/`)
  return targets.filter((target) => fits(target.path)).toSorted((a, b) => b.path.length - a.path.length)[0]
}
