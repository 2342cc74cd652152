import { resolveDeep } from '../output.ts'

/** Applies an SST `transform`: an object is laid over the arguments, a function may change or replace them. */
export const applyTransform = async (
  transform: unknown,
  args: Record<string, unknown>,
): Promise<Record<string, unknown>> => {
  if (transform === undefined) return args
  if (typeof transform !== 'function') return { ...args, ...((await resolveDeep(transform)) as object) }
  const answer: unknown = transform(args, {}, '')
  return { ...args, ...((await resolveDeep(answer)) as object | undefined) }
}
