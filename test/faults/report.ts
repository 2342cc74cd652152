import { BUGS } from './bugs/index.ts'
import { type CampaignOptions, type Laboratory, SEEDS } from './campaign.ts'
import { FAULTS, type Fault } from './layer/plan.ts'
import type { Report } from './run.ts'

const WIDTH = 40

/** After how many seeds a line is written where there is no terminal. */
const EVERY = 20

/** A bar that grows with every seed; where there is no terminal, a line for the first, and then now and then. */
export class Progress {
  readonly #total: number
  readonly #start = performance.now()
  #done = 0
  #faults = 0
  #violations = 0

  constructor(total: number) {
    this.#total = total
  }

  add({ injected, violations }: Report): void {
    this.#done += 1
    this.#faults += injected.length
    this.#violations += violations.length
    if (process.stderr.isTTY) process.stderr.write(`\r${this.#line()}`)
    else if (this.#done === 1 || this.#done % EVERY === 0) process.stderr.write(`${this.#line()}\n`)
  }

  end(): void {
    process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}${this.#line()}\n`)
  }

  #line(): string {
    const full = Math.round((this.#done / this.#total) * WIDTH)
    const seconds = ((performance.now() - this.#start) / 1000).toFixed(0)
    const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full)
    return `${bar} ${this.#done}/${this.#total} seeds, ${this.#faults} faults, ${this.#violations} violations, ${seconds} s`
  }
}

/** The kinds of faults that none of these seeds met. */
export const neverInjected = (reports: readonly Report[]): Fault[] => {
  const met = new Set(reports.flatMap(({ injected }) => injected.map(({ fault }) => fault)))
  return FAULTS.filter((fault) => !met.has(fault))
}

/** Prints what was simulated, the faults by kind, and every violation with the command that replays it. */
export function printSummary(reports: readonly Report[], failed: readonly Report[], options: CampaignOptions): void {
  const injected = reports.flatMap((report) => report.injected)
  const total = (of: (report: Report) => number) => reports.reduce((sum, report) => sum + of(report), 0)
  console.log(
    `purchases   ${total(({ purchases }) => purchases)} in ${reports.length} seeds, ${total(({ steps }) => steps)} calls`,
  )
  console.log(`faults      ${injected.length}`)
  for (const fault of FAULTS) {
    const count = injected.filter((one) => one.fault === fault).length
    if (count > 0) console.log(`  ${fault.padEnd(21)} ${count}`)
  }
  console.log(`violations  ${total(({ violations }) => violations.length)} in ${failed.length} seeds`)
  for (const report of failed) printViolations(report, options)
  const missed = missedKinds(reports, options)
  if (missed.length > 0) console.log(`\nno seed met    ${missed.join(', ')}`)
}

/** The kinds of faults that so many seeds should have met, and did not. */
export const missedKinds = (reports: readonly Report[], { kill, path }: CampaignOptions): Fault[] =>
  reports.length < SEEDS || kill || path ? [] : neverInjected(reports).filter((fault) => fault !== 'killed worker')

function printViolations({ seed, purchases, injected, violations }: Report, { bug }: CampaignOptions): void {
  const sites = injected.map(({ site }) => site)
  console.log(`\nseed ${seed}`)
  for (const violation of violations) console.log(`  ${violation}`)
  const more = `${bug ? ` --bug ${bug.name}` : ''} --purchases ${purchases}`
  console.log(`  npm run faults -- --seed ${seed} --path '${sites.join(',') || 'none'}'${more}`)
}

/** Plants every bug and prints README's table; answers 1 when one was not caught. */
export async function printBugs(laboratory: Laboratory, seeds: readonly number[]): Promise<number> {
  let missed = 0
  console.log('| bug | mistake | seeds until caught | caught by |\n| --- | --- | --- | --- |')
  for (const { bug, caught } of await laboratory.hunt(BUGS, seeds)) {
    if (!caught) missed += 1
    const numbers = new Set(caught?.violations.map((violation) => violation.slice(1, violation.indexOf(')'))))
    console.log(`| \`${bug.name}\` | ${bug.mistake} | ${caught?.seed ?? 'never'} | ${[...numbers].join(', ')} |`)
  }
  return missed > 0 ? 1 : 0
}
