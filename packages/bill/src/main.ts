/** `npm run bill`: what a fleet costs in a month, and from which number of requests on servers would be cheaper. */
import { parseArgs } from 'node:util'
import { DEFAULTS, type Fleet } from './fleet.ts'
import { breakEven, monthOf, plainRequests } from './month.ts'
import { pricesOf, REGIONS } from './prices.ts'
import { classicText, monthText } from './report.ts'

const HELP = `npm run bill -- [options]

  --machines N           machines (default 1000)
  --vends-per-day N      drinks that they sell together in a day (default 100 for each machine)
  --card-percent N       how many of 100 are paid by card (default ${DEFAULTS.cardPercent})
  --views-per-vend N     looks at a machine's page for each drink (default ${DEFAULTS.viewsPerVend})
  --telemetry-minutes N  every how many minutes a machine reports how it does (default ${DEFAULTS.telemetryMinutes})
  --lambda-ms N          billed milliseconds of an invocation (default ${DEFAULTS.lambdaMs}: an assumption)
  --months-kept N        for how long vends have been kept (default ${DEFAULTS.monthsKept})
  --servers N            servers to compare with (default 6)
  --server-usd N         what one costs a month (default: a t3.small)
  --region R             ${REGIONS.join(', ')}
  --classic              30 million plain requests a month beside those servers instead of a fleet
  --json                 for programs

An estimate without free tiers: DynamoDB's units are those that \`npm run units\` measures, prices those of prices.json.`

const CLASSIC_REQUESTS = 30_000_000

try {
  console.log(billOf())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** What was asked for. @throws Error that says which option is wrong */
function billOf(): string {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      machines: text,
      'vends-per-day': text,
      'card-percent': text,
      'views-per-vend': text,
      'telemetry-minutes': text,
      'lambda-ms': text,
      'months-kept': text,
      servers: text,
      'server-usd': text,
      region: text,
      classic: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return HELP
  const number = (name: Exclude<keyof typeof values, 'region' | 'classic' | 'json' | 'help'>, otherwise: number) =>
    numberOf(name, values[name], otherwise)
  const prices = pricesOf(values.region)
  const machines = number('machines', 1000)
  const fleet: Fleet = {
    machines,
    vendsPerDay: number('vends-per-day', machines * 100),
    cardPercent: Math.min(100, number('card-percent', DEFAULTS.cardPercent)),
    viewsPerVend: number('views-per-vend', DEFAULTS.viewsPerVend),
    telemetryMinutes: Math.max(1, number('telemetry-minutes', DEFAULTS.telemetryMinutes)),
    lambdaMs: number('lambda-ms', DEFAULTS.lambdaMs),
    answerKb: DEFAULTS.answerKb,
    logKb: DEFAULTS.logKb,
    monthsKept: number('months-kept', DEFAULTS.monthsKept),
  }
  const servers = { count: number('servers', 6), usd: number('server-usd', prices.serverMonth) }
  if (values.classic) {
    const classic = plainRequests(CLASSIC_REQUESTS, fleet, prices)
    const even = breakEven(classic, servers, prices)
    return values.json ? json({ ...classic, ...even }) : classicText(classic, even, servers, prices)
  }
  const month = monthOf(fleet, prices)
  const even = breakEven(month, servers, prices)
  return values.json ? json({ fleet, ...month, even }) : monthText(fleet, month, even, servers, prices)
}

/** @throws Error that names the option, when its text is no number from 0 on */
function numberOf(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number) || number < 0) {
    throw new Error(`--${name} ${text} is no number from 0 on.\n\n${HELP}`)
  }
  return number
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2)
}
