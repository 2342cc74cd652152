import type { FunctionProfile, Profile } from '@dispense/local'

/** What one side of a span knows: what the cloud has used, and what this process has, in milliseconds. */
export interface Reading {
  cloud: Profile
  own: number
}

/** Where the span's processor time went, in milliseconds. */
interface Uses {
  [who: string]: number
}

/** Less than this share of the processors idle: they are what limits. */
const BUSY = 0.1

/** DynamoDB Local does its work in one thread; with this share of one processor used there is little left of it. */
const ONE_THREAD = 0.8

/**
 * What limited a simulation between two readings, as lines of its report: processor time by who used it, the environments of the
 * functions and how long invocations waited for one, and the calls of DynamoDB.
 */
export function limitsOf(before: Reading, after: Reading): string[] {
  const span = after.cloud.at - before.cloud.at
  const capacity = span * after.cloud.cores
  const idle = after.cloud.idle - before.cloud.idle
  const functions = functionsOf(before.cloud, after.cloud)
  const uses = usesOf(before, after, functions, capacity - idle)
  const share = (time: number) => `${Math.round((100 * time) / capacity)} %`
  const listed = Object.entries(uses).filter(([, time]) => time > 0)
  const calls = callsOf(before.cloud, after.cloud)
  return [
    `limit: ${verdict({ idle: idle / capacity, dynamodb: (uses['DynamoDB Local'] ?? 0) / span, functions })}`,
    `processors (${after.cloud.cores}, ${seconds(span)} each): idle ${share(idle)}, ${listed
      .toSorted(([, a], [, b]) => b - a)
      .map(([who, time]) => `${who} ${share(time)}`)
      .join(', ')}`,
    ...functions.map(
      ({ name, environments, started, invocations, ran, waited, cpu }) =>
        `${name}: ${invocations} invocations, ${mean(ran, invocations)} each and ${mean(waited, invocations)} of waiting, ${environments} environments (${started} started), ${seconds(cpu ?? 0)} of processor`,
    ),
    `DynamoDB: ${calls.map(({ name, count, time }) => `${name} ${count} of ${mean(time, count)}`).join(', ')}`,
  ]
}

function usesOf(before: Reading, after: Reading, functions: readonly FunctionProfile[], busy: number): Uses {
  const [was, is] = [before.cloud, after.cloud]
  const uses = {
    'gateways and control plane': is.control - was.control,
    'DynamoDB Local': (is.dynamodb?.cpu ?? 0) - (was.dynamodb?.cpu ?? 0),
    functions: functions.reduce((sum, { cpu }) => sum + (cpu ?? 0), 0),
    'this simulation': after.own - before.own,
  }
  const known = Object.values(uses).reduce((sum, time) => sum + time, 0)
  return { ...uses, 'everything else on this machine': Math.max(0, busy - known) }
}

/** What each function used in between, the most used first. */
function functionsOf(was: Profile, is: Profile): FunctionProfile[] {
  return is.functions
    .map((now) => {
      const then = was.functions.find(({ name }) => name === now.name)
      const since = (key: 'started' | 'invocations' | 'ran' | 'waited') => now[key] - (then?.[key] ?? 0)
      const counts = { started: since('started'), invocations: since('invocations'), ran: since('ran') }
      return { ...now, ...counts, waited: since('waited'), cpu: Math.max(0, (now.cpu ?? 0) - (then?.cpu ?? 0)) }
    })
    .filter(({ invocations }) => invocations > 0)
    .toSorted((a, b) => b.ran - a.ran)
}

function callsOf(was: Profile, is: Profile) {
  return Object.entries(is.dynamodb?.calls ?? {})
    .map(([name, { count, time }]) => {
      const then = was.dynamodb?.calls[name]
      return { name, count: count - (then?.count ?? 0), time: time - (then?.time ?? 0) }
    })
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.time - a.time)
}

function verdict({ idle, dynamodb, functions }: { idle: number; dynamodb: number; functions: FunctionProfile[] }) {
  const waits = functions.find(({ ran, waited }) => waited > ran)
  if (idle < BUSY) return `the processors: ${Math.round(100 * idle)} % of them were idle`
  if (dynamodb > ONE_THREAD)
    return `DynamoDB Local, whose one thread used ${Math.round(100 * dynamodb)} % of a processor`
  if (waits) return `the environments of ${waits.name}: invocations waited longer for one than they ran`
  return 'nothing here: it did what was asked of it'
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

const mean = (sum: number, count: number) => `${Math.round(sum / count)} ms`
