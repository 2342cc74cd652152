/** What a fleet does, and what is assumed of it. */
export interface Fleet {
  machines: number
  /** Drinks that all machines sell together in a day. */
  vendsPerDay: number
  /** How many of 100 are paid by card; the others from a wallet. */
  cardPercent: number
  /** How often somebody looks at a machine's page for each drink that is sold. */
  viewsPerVend: number
  /** Every how many minutes a machine reports how it does. */
  telemetryMinutes: number
  /** Billed milliseconds of an invocation at `MEMORY_GB`: an assumption until a fleet on AWS has measured it. */
  lambdaMs: number
  /** KB of an answer. */
  answerKb: number
  /** KB that an invocation logs: Lambda's own lines, and what it says. */
  logKb: number
  /** For how many months vends and transfers have been kept. */
  monthsKept: number
}

/** What is assumed of a fleet when nobody says otherwise. */
export const DEFAULTS: Omit<Fleet, 'machines' | 'vendsPerDay'> = {
  cardPercent: 50,
  viewsPerVend: 2,
  telemetryMinutes: 15,
  lambdaMs: 20,
  answerKb: 3,
  logKb: 0.5,
  monthsKept: 12,
}

/** The memory of the functions, in GB, as infra/ has it. */
export const MEMORY_GB = 1

/** A month, in minutes: 30 days. */
export const MINUTES = 30 * 24 * 60

/** The two names of a row of `npm run units`. */
export type UnitsRow = readonly [operation: string, what: string]

/** Something that happens so often in a month. */
export interface Traffic {
  /** What it does to DynamoDB; left out: nothing. */
  row?: UnitsRow
  /** For the reader, when there is no row. */
  name?: string
  times: number
  /** Requests at the HTTP API, for each. */
  http?: number
  /** Messages of the WebSocket API, in and out, for each. */
  messages?: number
  /** Invocations of a function, for each. A part of another invocation has none. */
  invocations?: number
}

/** A machine's WebSocket is closed by API Gateway after two hours ("Amazon API Gateway quotas"), and opened anew. */
const SOCKET_MINUTES = 120

/** A machine's ping, by which it is heard: packages/simulator/src/commands.ts. */
const PING_MINUTES = 110 / 60

/** That a machine was heard is written no more often than this: packages/core/src/machine/presence.ts. */
const SIGHTING_MINUTES = 2

/** How long a customer's WebSocket is open for a drink. */
const CUSTOMER_MINUTES = 1

/** Each state that a vend goes through is published: AUTHORIZED, DISPENSING, COMPLETED. */
const STATES = 3

/** Functions that follow the table's stream. One invocation for each vend is the most: batches make it fewer. */
const FOLLOWERS = 3

/** Everything that a fleet does in a month. Rows are those of `npm run units`. */
export function trafficOf(fleet: Fleet): Traffic[] {
  const vends = vendsOf(fleet)
  const byCard = (vends * fleet.cardPercent) / 100
  return [
    ...buying(fleet, vends, byCard),
    ...settling(vends, byCard),
    ...listening(fleet, vends),
    ...watching(fleet, vends),
  ]
}

/** Drinks in a month. */
export const vendsOf = ({ vendsPerDay }: Fleet): number => vendsPerDay * 30

/** Minutes in which a WebSocket is open: each machine's always, a customer's as long as the drink takes. */
export const socketMinutesOf = (fleet: Fleet): number => fleet.machines * MINUTES + vendsOf(fleet) * CUSTOMER_MINUTES

const REQUEST = { http: 1, invocations: 1 }

const buying = ({ viewsPerVend }: Fleet, vends: number, byCard: number): Traffic[] => [
  {
    row: ['Query.machineByCode', 'a guest scans the code: the same 12 slots'],
    times: vends * viewsPerVend,
    ...REQUEST,
  },
  {
    row: ['Mutation.startVend', 'money held, unit reserved, machine locked, price frozen'],
    times: vends - byCard,
    ...REQUEST,
  },
  {
    row: ['Mutation.startVend', 'a guest pays by card: unit reserved, machine locked, then what the provider answered'],
    times: byCard,
    ...REQUEST,
  },
]

const settling = (vends: number, byCard: number): Traffic[] => [
  { row: ['Mutation.acknowledgeVend', 'the machine takes the vend'], times: vends, ...REQUEST },
  { row: ['Mutation.reportVendResult', 'success: money captured'], times: vends - byCard, ...REQUEST },
  {
    row: ['Mutation.reportVendResult', 'success by card: the vend ended, then the money captured'],
    times: byCard,
    ...REQUEST,
  },
  {
    row: ['webhook', 'the money of a vend was captured, and nobody has written it down'],
    times: byCard,
    ...REQUEST,
  },
  { row: ['sales stream', 'a completed vend: figures and points'], times: vends, invocations: FOLLOWERS },
]

const listening = ({ machines }: Fleet, vends: number): Traffic[] => {
  const sockets = vends + (machines * MINUTES) / SOCKET_MINUTES
  return [
    // Asked and answered.
    { row: ['socket', 'a WebSocket is opened and initialised'], times: sockets, messages: 2, invocations: 2 },
    {
      row: ['socket', 'a guest subscribes to the machine in front of him'],
      times: sockets,
      messages: 2,
      invocations: 1,
    },
    { row: ['socket', 'a WebSocket with one subscription is closed'], times: sockets, invocations: 1 },
    { row: ['publish', 'the same, and one guest at the machine is told'], times: vends * STATES, messages: 2 },
    { row: ['publish', 'from the stream: it was published at once'], times: vends * STATES },
  ]
}

const watching = ({ machines, telemetryMinutes }: Fleet, vends: number): Traffic[] => {
  const reports = (machines * MINUTES) / telemetryMinutes
  return [
    { row: ['Mutation.reportTelemetry', 'a machine says how it does'], times: reports, ...REQUEST },
    {
      row: ['authenticate', "a machine's token: its keys as they are now"],
      times: 2 * vends + reports,
    },
    {
      row: ['authenticate', 'once in two minutes it is written that the machine was heard'],
      times: (machines * MINUTES) / SIGHTING_MINUTES,
    },
    { name: 'ping of a machine', times: (machines * MINUTES) / PING_MINUTES, messages: 2, invocations: 1 },
    { row: ['sweep', 'every minute, when nothing is due'], times: MINUTES, invocations: 1 },
  ]
}
