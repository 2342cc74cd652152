import { EarlyReturn } from '../errors.ts'

/** AppSync's `runtime`. */
export const runtime = {
  /**
   * Stops the handler that calls it; `value` is its result.
   * In a unit resolver the field has its value. In a pipeline's function the rest of that function is skipped and the
   * next one runs, or with `skipTo: 'END'` (and always from `before`) `after` runs at once.
   */
  earlyReturn(value: unknown = null, options: { skipTo?: 'END' | 'NEXT' } = {}): never {
    throw new EarlyReturn(value, options.skipTo ?? 'NEXT')
  },
}
