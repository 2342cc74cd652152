import * as v from 'valibot'

const SECONDS: Record<string, number> = { second: 1, minute: 60, hour: 3600, day: 86_400 }

/** A duration as SST writes it (`20 seconds`, `1 minute`), resolved to seconds. */
export const duration = v.pipe(
  v.string(),
  v.regex(/^\d+ (second|minute|hour|day)s?$/, 'a duration such as "20 seconds" or "5 minutes"'),
  v.transform((text) => {
    const [count = '0', unit = ''] = text.split(' ')
    return Number(count) * (SECONDS[unit.replace(/s$/, '')] ?? 0)
  }),
)

/** A size as SST writes it (`1024 MB`, `1 GB`), resolved to MB. */
export const size = v.pipe(
  v.string(),
  v.regex(/^\d+(\.\d+)? (MB|GB)$/, 'a size such as "1024 MB" or "1 GB"'),
  v.transform((text) => {
    const [count = '0', unit = ''] = text.split(' ')
    return Number(count) * (unit === 'GB' ? 1024 : 1)
  }),
)
