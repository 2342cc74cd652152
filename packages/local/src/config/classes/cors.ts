import * as v from 'valibot'
import type { CorsPlan } from '../plan.ts'
import { duration } from '../units.ts'

const Cors = v.strictObject({
  allowCredentials: v.optional(v.boolean(), false),
  allowHeaders: v.optional(v.array(v.string()), ['*']),
  allowMethods: v.optional(v.array(v.string()), ['*']),
  allowOrigins: v.optional(v.array(v.string()), ['*']),
  exposeHeaders: v.optional(v.array(v.string()), []),
  maxAge: v.optional(duration),
})

/** SST's `cors` option of an HTTP API and of a function's URL: open unless it says otherwise. */
export const CorsOption = v.optional(v.union([v.boolean(), Cors]), true)

/** The plan of a `cors` option; undefined for false. */
export const corsPlan = (cors: v.InferOutput<typeof CorsOption>): CorsPlan | undefined => {
  if (cors === false) return undefined
  return cors === true ? v.parse(Cors, {}) : cors
}
