import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'

/**
 * What a cloud has used since it started: the difference of two says what limits it in between. Times are in milliseconds; those of
 * the processor are undefined where they are not cheap to tell, and those of a function are of the environments that run.
 */
export interface Profile {
  /** When it was taken, in epoch milliseconds. */
  readonly at: number
  readonly cores: number
  /** How long the processors had nothing to do, all of them together. */
  readonly idle: number
  /** Processor time of the process that holds the gateways, the control plane, Stripe's stand-in and the front of DynamoDB. */
  readonly control: number
  readonly dynamodb: DynamoProfile | undefined
  readonly functions: readonly FunctionProfile[]
}

/** Of DynamoDB Local. */
export interface DynamoProfile {
  readonly cpu: number | undefined
  /** By operation: how often it was called, and how long the answers took altogether. */
  readonly calls: Readonly<Record<string, { readonly count: number; readonly time: number }>>
}

/** Of one function. */
export interface FunctionProfile {
  readonly name: string
  readonly environments: number
  /** Environments that were started. */
  readonly started: number
  readonly invocations: number
  /** How long invocations ran, and how long they waited for an environment. */
  readonly ran: number
  readonly waited: number
  readonly cpu: number | undefined
}

/** How many processors there are, how idle, and what this process has used of them. */
export const ownProfile = (): Pick<Profile, 'at' | 'cores' | 'idle' | 'control'> => {
  const { user, system } = process.cpuUsage()
  const all = cpus()
  const idle = all.reduce((sum, { times }) => sum + times.idle, 0)
  return { at: Date.now(), cores: all.length, idle, control: (user + system) / 1000 }
}

/** Linux counts in hundredths of a second there (USER_HZ), whatever its timer does. */
const TICK = 10

/** Processor time of a process and its children that run, in milliseconds; undefined where that is not cheap to tell. */
export const processorTime = (pid: number | undefined): number | undefined => {
  if (process.platform !== 'linux' || pid === undefined) return undefined
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    return children.reduce((sum, child) => sum + (processorTime(Number(child)) ?? 0), ownTime(pid))
  } catch {
    return undefined
  }
}

const ownTime = (pid: number): number => {
  // The name before it may hold blanks; utime and stime are the 14th and 15th field.
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?=[A-Z] )/)
  const [user, system] = fields.split(' ').slice(11, 13).map(Number)
  return ((user ?? 0) + (system ?? 0)) * TICK
}
