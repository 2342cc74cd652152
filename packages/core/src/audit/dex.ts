import type { Audit, Comparison, Reading, segmentOf } from '@dispense/dex'
import type { Operation } from '../db/operation.ts'

/** What of the library of audit files is used. */
export interface Dex {
  /** Reads a file: one character for each byte. */
  parseAudit(content: string): Audit
  /** The first segment of a kind. */
  segmentOf: typeof segmentOf
  /** What one set of it counts. */
  readingOf(set: Audit['sets'][number]): Reading
  /** What happened between two reads. */
  compareReadings(previous: Reading | undefined, current: Reading): Comparison
}

/**
 * The library of audit files, as one of the things that a command reads: few calls need it, and whoever starts a function cold
 * for a vend does not pay for it.
 */
export const dexLibrary = (): Operation<{ data: Dex }> => ({
  params: () => [],
  go: async () => ({ data: await import('@dispense/dex') }),
})
