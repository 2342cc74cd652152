import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

/** The value below which a share of the sorted values lies. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/** What figures were measured on. */
export function machine(): string {
  const [load = 0] = loadavg()
  const memory = Math.round(totalmem() / 1024 ** 3)
  return `${cpus()[0]?.model}, ${availableParallelism()} cores, ${memory} GB, load ${load.toFixed(1)}, Node ${process.version}`
}
