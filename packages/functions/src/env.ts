import * as v from 'valibot'

/** Reads the environment of a function once; every fault is reported, together. */
export function readEnvironment<Schema extends v.GenericSchema>(
  schema: Schema,
  source: Record<string, unknown>,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, source)
  if (parsed.success) return parsed.output
  const faults = parsed.issues.map((issue) => `  ${v.getDotPath(issue) ?? '?'}: ${issue.message}`)
  throw new Error(`These settings of the function are wrong; sst.config.ts gives them:\n${faults.join('\n')}`)
}

/** A setting that must not be empty. */
export const Setting = v.pipe(v.string('is missing'), v.minLength(1, 'is empty'))
