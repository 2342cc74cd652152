import { bestRateOf, meanRateOf, quantile, rateOf, type Tally, totalOf } from './tally.ts'

/** What a screen says besides the tally. */
export interface Scene {
  title: string
  machines: number
  customers: number
  currency: string
  /** How long the taps go on, in milliseconds. */
  durationMs: number
}

/** Shows a tally as it grows: a block that is written anew on a terminal, a line now and then elsewhere. */
export interface Screen {
  show(tally: Tally): void
  end(): void
}

/** How often a line is printed where there is no terminal, in milliseconds. */
const LINE_MS = 5000

/** Makes a screen on a stream. */
export function createScreen(out: NodeJS.WriteStream, scene: Scene): Screen {
  let height = 0
  let printedAt = 0
  return {
    show(tally) {
      const now = performance.now()
      if (out.isTTY) {
        const lines = blockOf(tally, scene, now)
        const up = height > 0 ? `\x1b[${height}A` : ''
        out.write(`${up}${lines.map((line) => `\x1b[2K${line}\n`).join('')}`)
        height = lines.length
      } else if (now - printedAt >= LINE_MS) {
        printedAt = now
        out.write(`${lineOf(tally, scene, now)}\n`)
      }
    },
    end() {
      height = 0
    },
  }
}

/** The tally as the lines of a block. */
export function blockOf(
  tally: Tally,
  { title, machines, customers, currency, durationMs }: Scene,
  now: number,
): string[] {
  const elapsed = now - tally.startedAt
  const share = Math.min(1, elapsed / durationMs)
  const bar = '█'.repeat(Math.round(share * 30)).padEnd(30, '░')
  return [
    `${title}   ${bar} ${seconds(elapsed)} of ${seconds(durationMs)}`,
    `  ${machines} machines, ${customers} customers   taps ${tally.taps}, vends ${tally.started}, refused ${totalOf(tally.refused)}`,
    `  ${rateOf(tally, now, 5).toFixed(1)} vends/s now, ${meanRateOf(tally, now).toFixed(1)} in the mean   tap to drop p50 ${wait(tally, 0.5)}, p99 ${wait(tally, 0.99)}`,
    `  completed ${tally.completed}, failed ${tally.failed}   taken ${moneyOf(tally.taken, currency)}`,
    `  faults survived ${totalOf(tally.faults)}: ${listOf(tally.faults) || 'none yet'}`,
  ]
}

function lineOf(tally: Tally, { durationMs }: Scene, now: number): string {
  return `${seconds(now - tally.startedAt)} of ${seconds(durationMs)}: ${tally.taps} taps, ${tally.completed} completed, ${rateOf(tally, now, 5).toFixed(1)} vends/s, p50 ${wait(tally, 0.5)}, ${totalOf(tally.faults)} faults`
}

/** What is known when all is over: which invariants do not hold, and what limited the rate, a sentence each. */
export interface Findings {
  violations: readonly string[]
  limits: readonly string[]
}

/** Over how many seconds the best rate is taken. */
const BEST_SECONDS = 10

/** The last word: every figure, what limited them, and what the table says. */
export function reportOf(tally: Tally, scene: Scene, { violations, limits }: Findings, endedAt: number): string {
  const { refused, broken, crowded } = tally
  return [
    ...blockOf(tally, scene, Math.min(endedAt, tally.startedAt + scene.durationMs)),
    `  in the best ${BEST_SECONDS} s ${bestRateOf(tally, BEST_SECONDS).toFixed(1)} vends/s`,
    `  found every machine taken: ${crowded}; refused: ${listOf(refused) || 'none'}`,
    ...limits.map((limit) => `  ${limit}`),
    ...(broken.size > 0 ? [`  no answer: ${listOf(broken)}`] : []),
    violations.length === 0 ? '  invariants: all hold on the table' : `  invariants: ${violations.length} VIOLATIONS`,
    ...violations.map((violation) => `    ${violation}`),
  ].join('\n')
}

const seconds = (ms: number) => `${Math.round(ms / 1000)} s`

function wait({ waits }: Tally, share: number): string {
  const value = quantile(waits, share)
  return value === undefined ? '-' : `${Math.round(value)} ms`
}

const listOf = (counts: ReadonlyMap<string, number>) =>
  [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')

/** An amount of minor units as people of the currency write it. */
function moneyOf(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
