import type { WriteInput } from './meter.ts'

/** The paths of an expression, as it names them: `#counted.#V1`. */
const pathsOf = (expression = ''): string[] => expression.match(/#\w+(?:\.#\w+)*/g) ?? []

/** Whether an update counts up or down: done twice, it counts twice. */
export const counts = ({ UpdateExpression = '' }: WriteInput): boolean =>
  /\bADD\b/.test(UpdateExpression) || /[+-]\s*:/.test(UpdateExpression)

/**
 * Whether an update can be done only once: its condition asks for something that it changes itself. The keys, which say no more
 * than that the item is there, are no such thing.
 */
export function isOnceOnly({ UpdateExpression, ConditionExpression }: WriteInput): boolean {
  const changed = new Set(pathsOf(UpdateExpression))
  return pathsOf(ConditionExpression).some((path) => changed.has(path) && path !== '#pk' && path !== '#sk')
}
