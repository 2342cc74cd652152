import * as v from 'valibot'

/** What `transform.stage` of an API may set. */
export const StageTransform = v.strictObject({
  accessLogSettings: v.optional(v.unknown()),
  defaultRouteSettings: v.optional(
    v.strictObject({
      dataTraceEnabled: v.optional(v.boolean()),
      detailedMetricsEnabled: v.optional(v.boolean()),
      loggingLevel: v.optional(v.string()),
      throttlingBurstLimit: v.optional(v.number()),
      throttlingRateLimit: v.optional(v.number()),
    }),
  ),
  tags: v.optional(v.record(v.string(), v.string())),
})

/** The throttling of a stage; undefined when it sets none. */
export const throttlingOf = ({
  defaultRouteSettings,
}: v.InferOutput<typeof StageTransform>): { readonly rate: number; readonly burst: number } | undefined => {
  const { throttlingRateLimit: rate, throttlingBurstLimit: burst } = defaultRouteSettings ?? {}
  if (rate === undefined && burst === undefined) return undefined
  return { rate: rate ?? Infinity, burst: burst ?? Infinity }
}
