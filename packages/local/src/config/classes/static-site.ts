import * as v from 'valibot'
import { ConfigError, type Place } from '../errors.ts'
import { type Input, output, resolveDeep } from '../output.ts'
import { claimName, context, contribute, here, options, transformed } from '../registry.ts'
import { Component, type LinkDefinition } from './component.ts'
import { Router } from './router.ts'

const Globs = v.optional(v.union([v.string(), v.array(v.string())]), [])

/** What SST gives the files of a site, unless `assets.fileOptions` says otherwise. */
const FILE_OPTIONS = [
  { files: ['**'], ignore: [], cacheControl: 'max-age=31536000,public,immutable' },
  { files: ['**/*.html'], ignore: [], cacheControl: 'max-age=0,no-cache,no-store,must-revalidate' },
]

const Assets = v.strictObject({
  fileOptions: v.optional(
    v.array(
      v.strictObject({
        files: Globs,
        ignore: Globs,
        cacheControl: v.optional(v.string()),
        contentType: v.optional(v.string()),
      }),
    ),
  ),
  purge: v.optional(v.boolean()),
  textEncoding: v.optional(v.string()),
})

/** What shapes the deployed site only (domain, errors, invalidation) is taken and has no local counterpart. */
const SiteOptions = v.strictObject({
  assets: v.optional(Assets, {}),
  build: v.optional(v.strictObject({ command: v.string(), output: v.string() })),
  dev: v.optional(
    v.strictObject({
      autostart: v.optional(v.boolean(), true),
      command: v.optional(v.string(), 'npm run dev'),
      directory: v.optional(v.string()),
      title: v.optional(v.string()),
      url: v.optional(v.string()),
    }),
    {},
  ),
  domain: v.optional(v.unknown()),
  environment: v.optional(v.record(v.string(), v.string()), {}),
  errorPage: v.optional(v.string()),
  indexPage: v.optional(v.string()),
  invalidation: v.optional(v.unknown()),
  path: v.optional(v.string(), '.'),
  router: v.optional(v.strictObject({ instance: v.instance(Router), path: v.optional(v.string(), '/') })),
  transform: v.optional(v.unknown()),
  vite: v.optional(v.unknown()),
})

/**
 * `sst.aws.StaticSite`: locally its own dev server (Vite with hot reload), as under `sst dev`. Behind a Router the local cloud
 * chooses the port of the dev server, which is told by the variable PORT, and starts it with the first request.
 */
export class StaticSite extends Component {
  static override readonly type = 'sst.aws.StaticSite'
  readonly #url: Promise<string>

  constructor(name: string, args: object = {}) {
    super(claimName(name, 'sst.aws.StaticSite'))
    const place = here()
    const what = `sst.aws.StaticSite "${name}"`
    const given = transformed(StaticSite, name, args) as SiteInput
    this.#url = resolveDeep([given.dev, given.router]).then((known) => urlOf(known as [SiteInput['dev'], Route?]))
    contribute(async (plan) => {
      const { path, dev, environment, build, router, assets } = await options(SiteOptions, given, what, place)
      const { command, autostart, directory = path, title = name } = dev
      const url = await this.#url
      if (url === '') throw noAddress(what, place)
      const route = router && { router: router.instance.logicalName, path: mountOf(router) }
      const fileOptions = assets.fileOptions?.map(({ files, ignore, cacheControl }) => ({
        files: [files].flat(),
        ignore: [ignore].flat(),
        cacheControl,
      }))
      const site = { name, url, title, command, directory, autostart, environment, path, build, route }
      plan.sites.push({ ...site, fileOptions: fileOptions ?? FILE_OPTIONS })
    })
  }

  get url() {
    return output(this.#url)
  }

  getSSTLink(): LinkDefinition {
    return { properties: { url: this.url } }
  }
}

type Route = { readonly path?: string }
type SiteInput = { readonly dev?: Input<{ url?: Input<string> }>; readonly router?: Input<Route> }

/** Where the page is: at the router, or at the dev server itself; empty when nothing says so. */
const urlOf = ([dev, router]: [unknown, Route?]): string =>
  router
    ? `${context().webUrl}${mountOf(router).replace(/\/$/, '')}`
    : ((dev as { url?: string } | undefined)?.url ?? '')

/** `/m`, as SST makes it of `m`, `/m` and `/m/`. */
const mountOf = ({ path = '/' }: Route): string => `/${path.replace(/^\/|\/$/g, '')}`

const noAddress = (what: string, place: Place | undefined): ConfigError => {
  const example = `dev: { command: 'npx vite --port 5173 --strictPort', url: 'http://localhost:5173' }`
  return new ConfigError(`${what} needs a router, or the address of its dev server, for example ${example}`, place)
}
