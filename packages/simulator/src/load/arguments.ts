import { parseArgs } from 'node:util'

/** What `npm run simulate` was asked for. */
export interface SimulateArguments {
  machines: number
  customers: number
  /** Taps a second in the mean. */
  rate: number
  durationMs: number
  dispenseMs: number
  chaos: number
  seed: number
  help: boolean
}

/** Arguments that make no sense; the message names them. */
export class SimulateArgumentError extends Error {
  override readonly name = 'SimulateArgumentError'
}

/** What `npm run simulate -- --help` prints. */
export const HELP = `npm run simulate -- [options]        plays a day at the local cloud that runs here (npm start)

  --machines <n>     how many machines are made and run, 1 to 1000 (20)
  --customers <n>    how many people tap, 1 to 10000 (100); four of them pay from wallets, the others as guests by card
  --rate <n>         taps a second in the mean of the day, more at noon and less at night (5)
  --for <time>       how long the day takes, for example 60s or 10m (60s)
  --dispense <time>  how long a product takes to fall, for example 400ms (400ms)
  --chaos <n>        how much goes wrong: 1 is a bad week, 0 nothing (1)
  --seed <n>         another course of chance (1)
  --help             this text

Exit code 1: an invariant is violated. Ctrl-C ends the taps, and the report still comes.
`

/**
 * Reads the arguments of `npm run simulate`.
 * @throws SimulateArgumentError naming the argument and what it may be
 */
export function parseSimulateArguments(args: readonly string[]): SimulateArguments {
  const { values } = parse([...args])
  return {
    machines: wholeOf('--machines', values.machines, 1, 1000),
    customers: wholeOf('--customers', values.customers, 1, 10_000),
    rate: numberOf('--rate', values.rate, 0.01, 10_000),
    durationMs: timeOf('--for', values.for),
    dispenseMs: timeOf('--dispense', values.dispense),
    chaos: numberOf('--chaos', values.chaos, 0, 20),
    seed: wholeOf('--seed', values.seed, 0, 2 ** 32 - 1),
    help: values.help,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        machines: { type: 'string', default: '20' },
        customers: { type: 'string', default: '100' },
        rate: { type: 'string', default: '5' },
        for: { type: 'string', default: '60s' },
        dispense: { type: 'string', default: '400ms' },
        chaos: { type: 'string', default: '1' },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    throw new SimulateArgumentError((error as Error).message)
  }
}

function numberOf(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= least && value <= most) return value
  throw new SimulateArgumentError(`${name} is a number from ${least} to ${most}, not "${text}"`)
}

function wholeOf(name: string, text: string, least: number, most: number): number {
  const value = numberOf(name, text, least, most)
  if (Number.isInteger(value)) return value
  throw new SimulateArgumentError(`${name} is a whole number, not "${text}"`)
}

const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

function timeOf(name: string, text: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? []
  const ms = Number(number) * (UNITS[unit] ?? Number.NaN)
  if (ms > 0) return ms
  throw new SimulateArgumentError(`${name} is a time such as 400ms, 60s or 10m, not "${text}"`)
}
