import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { BusPlan, RulePlan } from '../config/plan.ts'
import type { SendTo } from '../destinations.ts'
import type { Filter } from '../dynamo/filters.ts'
import { compilePattern } from './pattern.ts'

/** What the buses need. */
export interface BusesOptions {
  readonly buses: readonly BusPlan[]
  readonly rules: readonly RulePlan[]
  readonly region: string
  readonly account: string
  readonly clock: Clock
  readonly sendTo: SendTo
  readonly log: (message: string) => void
}

/** An entry of PutEvents, as the client sends it. */
export interface EventEntry {
  readonly Source?: string | undefined
  readonly DetailType?: string | undefined
  readonly Detail?: string | undefined
  readonly EventBusName?: string | undefined
  readonly Resources?: readonly string[] | undefined
  /** Seconds since 1970. */
  readonly Time?: number | undefined
}

/** What became of an entry. */
export type EntryResult = { readonly EventId: string } | { readonly ErrorCode: string; readonly ErrorMessage: string }

/** The event buses of the configuration with their rules. */
export class Buses {
  readonly #options: BusesOptions
  readonly #rules: { readonly rule: RulePlan; readonly matches: Filter }[]

  /** @throws FilterError */
  constructor(options: BusesOptions) {
    this.#options = options
    this.#rules = options.rules
      .filter(({ enabled }) => enabled)
      .map((rule) => ({ rule, matches: compilePattern(rule.pattern) }))
  }

  /** Hands an event to the target of every rule that matches ("Amazon EventBridge events"). */
  put(entry: EventEntry): EntryResult {
    const { buses, region, account, clock, sendTo, log } = this.#options
    const { Source, DetailType, Detail, EventBusName = 'default', Resources = [], Time } = entry
    if (!Source)
      return failed('InvalidArgument', 'Parameter Source is not valid. Reason: Source is a required argument.')
    if (!DetailType)
      return failed('InvalidArgument', 'Parameter DetailType is not valid. Reason: DetailType is a required argument.')
    if (!Detail)
      return failed('InvalidArgument', 'Parameter Detail is not valid. Reason: Detail is a required argument.')
    if (Source.startsWith('aws.'))
      return failed('NotAuthorizedForSourceException', `Not authorized for the source ${Source}.`)
    const detail = objectOf(Detail)
    if (!detail) return failed('MalformedDetail', 'Detail is malformed.')
    const bus = buses.find(({ busName, arn }) => EventBusName === busName || EventBusName === arn)
    if (!bus) return failed('ResourceNotFoundException', `Event bus ${EventBusName} does not exist.`)
    const id = randomUUID()
    const time = new Date(Time === undefined ? clock.now() : Time * 1000).toISOString().replace(/\.\d+Z$/, 'Z')
    const envelope = {
      version: '0',
      id,
      'detail-type': DetailType,
      source: Source,
      account,
      time,
      region,
      resources: Resources,
    }
    const event = { ...envelope, detail }
    for (const { rule, matches } of this.#rules) {
      if (rule.busArn !== bus.arn || !matches(event)) continue
      sendTo(rule.targetArn, { body: JSON.stringify(event) }).catch((error: unknown) =>
        log(`The rule ${rule.name} of the bus ${bus.name} did not deliver an event: ${String(error)}`),
      )
    }
    return { EventId: id }
  }
}

const failed = (ErrorCode: string, ErrorMessage: string): EntryResult => ({ ErrorCode, ErrorMessage })

const objectOf = (text: string): object | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
