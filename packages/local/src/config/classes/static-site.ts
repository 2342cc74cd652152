import * as v from 'valibot'
import { ConfigError } from '../errors.ts'
import { type Input, output, resolveDeep } from '../output.ts'
import { claimName, contribute, here, options, transformed } from '../registry.ts'
import { Component, type LinkDefinition } from './component.ts'

/** What shapes the deployed site only (assets, domain, errors, invalidation) is taken and has no local counterpart. */
const SiteOptions = v.strictObject({
  assets: v.optional(v.unknown()),
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
  transform: v.optional(v.unknown()),
  vite: v.optional(v.unknown()),
})

/** `sst.aws.StaticSite`: locally its own dev server (Vite with hot reload), as under `sst dev`. */
export class StaticSite extends Component {
  static override readonly type = 'sst.aws.StaticSite'
  readonly #url: Promise<string>

  constructor(name: string, args: object = {}) {
    super(claimName(name, 'sst.aws.StaticSite'))
    const place = here()
    const what = `sst.aws.StaticSite "${name}"`
    const given = transformed(StaticSite, name, args) as { dev?: Input<{ url?: Input<string> }> }
    this.#url = resolveDeep(given.dev).then((dev) => String((dev as { url?: string } | undefined)?.url))
    contribute(async (plan) => {
      const { path, dev, environment } = await options(SiteOptions, given, what, place)
      const { url, command, autostart, directory = path, title = name } = dev
      if (url === undefined) {
        const example = `dev: { command: 'npx vite --port 5173 --strictPort', url: 'http://localhost:5173' }`
        throw new ConfigError(`${what} needs the address of its dev server, for example ${example}`, place)
      }
      plan.sites.push({ name, url, title, command, directory, autostart, environment })
    })
  }

  get url() {
    return output(this.#url)
  }

  getSSTLink(): LinkDefinition {
    return { properties: { url: this.url } }
  }
}
