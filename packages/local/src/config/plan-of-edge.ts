/** What the edge in front of a router does. */
export interface EdgePlan {
  readonly cachePolicy: CachePolicyPlan
  /** The code of `edge.viewerRequest.injection`. */
  readonly viewerRequest?: string | undefined
}

/** What answers are found by, and for how long they are kept: for as long as they say, and no longer than `maxTtl` seconds. */
export interface CachePolicyPlan {
  readonly maxTtl: number
  /** Names in lower case. */
  readonly headers: readonly string[]
  readonly queryStrings: 'all' | readonly string[]
  readonly gzip: boolean
  readonly brotli: boolean
}

/** The `Cache-Control` of a site's files that a pattern fits; of several that fit, the last counts. */
export interface FileOptionsPlan {
  readonly files: readonly string[]
  readonly ignore: readonly string[]
  readonly cacheControl?: string | undefined
}
