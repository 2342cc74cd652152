import * as v from 'valibot'
import { ConfigError, type Place } from '../errors.ts'
import { type Input, output, resolveDeep } from '../output.ts'
import { claimName, context, contribute, here, options, transformed } from '../registry.ts'
import type { Bucket } from './bucket.ts'
import { cachePolicyPlan } from './cache-policy.ts'
import { Component, type LinkDefinition } from './component.ts'

/** What shapes the deployed distribution only (its domain, its resources) is taken and has no local counterpart. */
const RouterOptions = v.strictObject({
  domain: v.optional(v.unknown()),
  edge: v.optional(v.strictObject({ viewerRequest: v.optional(v.strictObject({ injection: v.string() })) })),
  invalidation: v.optional(v.unknown()),
  transform: v.optional(v.strictObject({ cachePolicy: v.optional(v.unknown()), cdn: v.optional(v.unknown()) })),
})

/** `sst.aws.Router`: one address in front of sites and APIs; each request goes to the longest path that it begins with. */
export class Router extends Component {
  static override readonly type = 'sst.aws.Router'

  constructor(name: string, args: object = {}) {
    super(claimName(name, 'sst.aws.Router'))
    const place = here()
    const given = transformed(Router, name, args)
    contribute(async (plan) => {
      const what = `sst.aws.Router "${name}"`
      const { edge, transform } = await options(RouterOptions, given, what, place)
      if (plan.routers.length > 0) throw new ConfigError('the local cloud has room for one sst.aws.Router', place)
      const cachePolicy = await cachePolicyPlan(transform?.cachePolicy, what, place)
      const viewerRequest = edge?.viewerRequest?.injection
      plan.routers.push({ name, url: context().webUrl, routes: [], buckets: [], cachePolicy, viewerRequest })
    })
  }

  get url() {
    return output(context().webUrl)
  }

  /** Sends what begins with `pattern` to an address, with the path as it is. */
  route(pattern: Input<string>, url: Input<string>): void {
    const place = here()
    contribute(async (plan) => {
      const [path, target] = (await resolveDeep([pattern, url])) as [string, string]
      plan.routers
        .find(({ name }) => name === this.logicalName)
        ?.routes.push({ path: pathOf(path, place), url: target })
    })
  }

  /** Reads what begins with `pattern` from a bucket that the router may read: the path without its slash is the key. */
  routeBucket(pattern: Input<string>, bucket: Bucket): void {
    const place = here()
    contribute(async (plan) => {
      const path = pathOf(String(await resolveDeep(pattern)), place)
      const found = plan.buckets.find(({ name }) => name === bucket.logicalName)
      if (!found?.readAtEdge) {
        throw new ConfigError(`the bucket of the route "${path}" needs \`access: 'cloudfront'\``, place)
      }
      const router = plan.routers.find(({ name }) => name === this.logicalName)
      router?.buckets.push({ path, bucketName: found.bucketName })
    })
  }

  getSSTLink(): LinkDefinition {
    return { properties: { url: this.url } }
  }
}

function pathOf(path: string, place: Place | undefined): string {
  if (path.startsWith('/')) return path
  throw new ConfigError(`the route "${path}" has to begin with a slash`, place)
}
