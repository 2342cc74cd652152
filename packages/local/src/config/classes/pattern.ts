import { compilePattern } from '../../bus/pattern.ts'
import { ConfigError, type Place } from '../errors.ts'

/**
 * Checks an event pattern or a filter policy.
 * @throws ConfigError for a rule that is not known
 */
export const checkPattern = (pattern: Record<string, unknown>, what: string, place: Place | undefined): void => {
  try {
    compilePattern(pattern)
  } catch (error) {
    throw new ConfigError(`${what}: ${(error as Error).message}`, place)
  }
}
