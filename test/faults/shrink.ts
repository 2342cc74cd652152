import type { CampaignOptions, Laboratory } from './campaign.ts'
import type { Report } from './run.ts'

/** How many violating seeds are shrunk; of the others the whole seed is the replay. */
const SHRUNK = 3

/**
 * Leaves faults out while the seed still violates something: first halves, then quarters, and so on to single ones
 * (Zeller's delta debugging). What remains is the path. Once the signal is aborted it leaves nothing more out.
 */
export async function shrink(
  laboratory: Laboratory,
  failed: readonly Report[],
  options: CampaignOptions,
  signal: AbortSignal,
): Promise<Report[]> {
  const shrunk: Report[] = []
  for (const [index, report] of failed.entries()) {
    shrunk.push(index < SHRUNK ? await shrinkOne(laboratory, report, options, signal) : report)
  }
  return shrunk
}

async function shrinkOne(
  laboratory: Laboratory,
  report: Report,
  options: CampaignOptions,
  signal: AbortSignal,
): Promise<Report> {
  let best = report
  for (let size = Math.ceil(sitesOf(best).length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < sitesOf(best).length; ) {
      if (signal.aborted) return best
      const path = sitesOf(best).toSpliced(start, size)
      const [tried] = await laboratory.run({
        ...options,
        seeds: [report.seed],
        path: path.length > 0 ? path : ['none'],
      })
      if (tried && tried.violations.length > 0) best = tried
      else start += size
    }
  }
  return best
}

const sitesOf = ({ injected }: Report): string[] => injected.map(({ site }) => site)
