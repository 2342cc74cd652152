import { isIPv4 } from 'node:net'
import { parseArgs } from 'node:util'

/** What `npm start` was asked for. */
export interface Arguments {
  readonly port: number
  /** The address that other devices reach it at, or 0.0.0.0 for all that there are; undefined: this machine alone. */
  readonly host: string | undefined
  /** Names of the edge locations before the pages; undefined: the usual ones. */
  readonly edges: readonly string[] | undefined
  readonly fresh: boolean
  readonly fleet: boolean
  readonly users: string | undefined
  readonly inspect: number | undefined
  readonly help: boolean
}

/** Arguments or environment that make no sense. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError'
}

/** What `npm start -- --help` prints. */
export const HELP = `npm start -- [options]

  --fresh            forget the data of earlier runs (.data)
  --port <port>      port of the API, 4000 unless PORT says otherwise; sign-in and the rest have the next ones
  --host [address]   let other devices in, for example a phone that scans the code: by all addresses of this machine, or by one
  --edge <names>     edge locations before the pages, with commas, for example FRA56-P1,SFO53-C1
  --no-fleet         no simulated machines
  --users <file>     users of the user pool (JSON)
  --inspect[=port]   debug the first function that runs (port 9229); its time limits are off
  --help             this text

Environment: PORT, DYNAMODB_ENDPOINT (any DynamoDB instead of the local one), SST_SECRET_<Name> (a secret's value),
STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET (card payments by Stripe itself instead of its local stand-in)
`

/**
 * Reads the arguments of `npm start`.
 * @throws ArgumentError naming the argument
 */
export const parseArguments = (args: readonly string[], env: NodeJS.ProcessEnv): Arguments => {
  const { values } = parse(args.map(spelled))
  return {
    port: portOf(values.port ?? env.PORT ?? '4000', values.port === undefined ? 'PORT' : '--port'),
    host: values.host === undefined ? undefined : hostOf(values.host),
    edges: values.edge === undefined ? undefined : edgesOf(values.edge),
    fresh: values.fresh ?? false,
    fleet: !(values['no-fleet'] ?? false),
    users: values.users,
    inspect: values.inspect === undefined ? undefined : portOf(values.inspect, '--inspect'),
    help: values.help ?? false,
  }
}

/** parseArgs knows no option with an optional value: alone, `--inspect` means the default port, and `--host` all addresses. */
const spelled = (arg: string, index: number, args: readonly string[]): string => {
  if (arg === '--inspect') return '--inspect=9229'
  const next = args[index + 1]
  return arg === '--host' && (next === undefined || next.startsWith('-')) ? '--host=0.0.0.0' : arg
}

const parse = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: {
        edge: { type: 'string' },
        fresh: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        host: { type: 'string' },
        inspect: { type: 'string' },
        'no-fleet': { type: 'boolean' },
        port: { type: 'string' },
        users: { type: 'string' },
      },
    })
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('. ')
    throw new ArgumentError(`${reason}\n\n${HELP}`)
  }
}

const hostOf = (text: string): string => {
  if (isIPv4(text)) return text
  throw new ArgumentError(`--host is "${text}", which is no IPv4 address: leave it out for all that this machine has`)
}

const edgesOf = (text: string): string[] => {
  const names = text.split(',')
  if (names.every((name) => /^[\w-]{1,64}$/.test(name)) && new Set(names).size === names.length) return names
  throw new ArgumentError(`--edge is "${text}", which are no names: each of letters and digits, and no two the same`)
}

const portOf = (text: string, name: string): number => {
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_528) return port
  throw new ArgumentError(`${name} is "${text}", which is no port: it is a number from 1 to 65528`)
}
