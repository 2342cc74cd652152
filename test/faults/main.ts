/**
 * `npm run faults`: simulates purchases while everything goes wrong, and checks the books. See README.md beside this file.
 */
import { parseArgs } from 'node:util'
import { BUGS } from './bugs/index.ts'
import { type CampaignOptions, firstSeeds, Laboratory, PURCHASES, SEEDS } from './campaign.ts'
import { missedKinds, Progress, printBugs, printSummary } from './report.ts'
import type { Report } from './run.ts'
import { shrink } from './shrink.ts'
import { Stop } from './stop.ts'

const HELP = `npm run faults -- [options]

  --seeds N        the seeds 1 to N (default ${SEEDS})
  --from S         begin with seed S instead of 1
  --seed S         this seed only
  --path P         with --seed: only these faults, as a violation printed them; "none" for none at all
  --purchases N    purchases of a seed (default ${PURCHASES})
  --kill           real processes serve the requests, and are killed with SIGKILL
  --trace          with --seed: print every call in its order
  --bug NAME       plant a bug: ${BUGS.map(({ name }) => name).join(', ')}
  --bugs           plant every bug, and count the seeds until it is caught

Ctrl-C or SIGTERM: no other seed is begun, those under way end, and what was done is printed; a second time: at once.
The exit code is 1 when something was violated, when a kind of fault was never met in ${SEEDS} seeds or more, or when a seed could
not be simulated; 130 or 143 when a signal ended a run that had violated nothing; otherwise 0.`

process.exitCode = await main()

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: String(SEEDS) },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      path: { type: 'string' },
      purchases: { type: 'string', default: String(PURCHASES) },
      kill: { type: 'boolean', default: false },
      trace: { type: 'boolean', default: false },
      bug: { type: 'string' },
      bugs: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const bug = BUGS.find(({ name }) => name === values.bug)
  if (values.bug !== undefined && !bug) throw new Error(`There is no bug ${values.bug}.\n\n${HELP}`)
  const seeds = values.seed
    ? [wholeOf(values.seed)]
    : firstSeeds(wholeOf(values.seeds)).map((i) => i + wholeOf(values.from) - 1)
  const path = values.path === undefined ? undefined : values.path.split(',')
  const laboratory = await Laboratory.open()
  try {
    if (values.bugs) return await printBugs(laboratory, seeds)
    return await simulate(
      laboratory,
      { seeds, path, bug, kill: values.kill, purchases: wholeOf(values.purchases) },
      values.trace,
    )
  } finally {
    await laboratory.close()
  }
}

async function simulate(laboratory: Laboratory, options: CampaignOptions, trace: boolean): Promise<number> {
  const progress = new Progress(options.seeds.length)
  const stop = new Stop()
  const reports: Report[] = []
  const onReport = (report: Report) => {
    reports.push(report)
    progress.add(report)
  }
  let broken: unknown
  const run = laboratory.run({ ...options, signal: stop.signal, onReport }).catch((error: unknown) => {
    broken = error
  })
  await Promise.race([run, stop.now])
  progress.end()
  reports.sort((a, b) => a.seed - b.seed)
  if (trace) console.log(reports.flatMap((report) => report.trace).join('\n'))
  const failed = reports.filter(({ violations }) => violations.length > 0)
  const isWhole = options.path || options.kill || stop.by || broken
  printSummary(reports, isWhole ? failed : await shrinkAll(laboratory, failed, options, stop.signal), options)
  if (broken) console.error('\nA seed could not be simulated, and the run has ended:', broken)
  if (stop.by) console.log(`\nended by ${stop.by} after ${reports.length} of ${options.seeds.length} seeds`)
  if (broken || failed.length > 0 || missedKinds(reports, options).length > 0) return 1
  return stop.exitCode
}

/** Says that it is at work: each try simulates the seed once more, so it takes minutes. */
async function shrinkAll(laboratory: Laboratory, failed: Report[], options: CampaignOptions, signal: AbortSignal) {
  if (failed.length > 0) console.log('Looking for the fewest faults that still violate it; Ctrl-C takes what there is.')
  return await shrink(laboratory, failed, options, signal)
}

function wholeOf(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new Error(`${text} is no whole number from 1.\n\n${HELP}`)
  return number
}
