import { type Fleet, MEMORY_GB, socketMinutesOf, type Traffic, trafficOf, type UnitsRow, vendsOf } from './fleet.ts'
import rows from './generated/units.json' with { type: 'json' }
import type { Prices } from './prices.ts'

/** An amount of USD and what it is of. */
export interface Line {
  name: string
  usd: number
}

/** What one kind of operation costs in a month, all services together. */
export interface OperationLine extends Line {
  /** What it is, in words. */
  what: string
  times: number
  /** For one. */
  readUnits: number
  writeUnits: number
}

/** What a fleet costs in a month of 30 days. */
export interface Month {
  usd: number
  /** For a drink. */
  perVend: number
  perMachine: number
  /** Requests at the HTTP API. */
  requests: number
  /** The services, the dearest first. */
  services: Line[]
  /** The operations, the dearest first. What is for no one of them (storage, open WebSockets) is not among them. */
  operations: OperationLine[]
  /** What API Gateway and Lambda cost, which servers would do instead. */
  compute: number
}

/** Bytes that a vend leaves in the table and its indexes: Vend, Transfer, LoyaltyEntry (`npm run units`), and their index entries. */
const VEND_BYTES = 3000

const KB_IN_GB = 1024 * 1024

/** The month of a fleet, by the units that each operation was measured to use. Without any free tier. */
export function monthOf(fleet: Fleet, prices: Prices): Month {
  const traffic = trafficOf(fleet)
  const priced = traffic.map((one) => price(one, fleet, prices))
  const sum = (of: (one: Priced) => number) => priced.reduce((total, one) => total + of(one), 0)
  const computing = [
    { name: 'Lambda', usd: sum(({ lambda }) => lambda) },
    { name: 'API Gateway, HTTP', usd: sum(({ http }) => http) },
    { name: 'API Gateway, WebSocket messages', usd: sum(({ messages }) => messages) },
    { name: 'API Gateway, open WebSockets', usd: socketMinutesOf(fleet) * prices.socketMinute },
  ]
  const services = [
    ...computing,
    { name: 'DynamoDB requests', usd: sum(({ dynamodb }) => dynamodb) },
    { name: 'DynamoDB storage', usd: storage(fleet, prices) },
    { name: 'Data out', usd: sum(({ data }) => data) },
    { name: 'CloudWatch Logs', usd: sum(({ logs }) => logs) },
  ]
  const usd = totalOf(services)
  return {
    usd,
    perVend: ratio(usd, vendsOf(fleet)),
    perMachine: ratio(usd, fleet.machines),
    requests: traffic.reduce((all, { times, http = 0 }) => all + times * http, 0),
    services: services.toSorted((a, b) => b.usd - a.usd),
    operations: priced.map(({ line }) => line).toSorted((a, b) => b.usd - a.usd),
    compute: totalOf(computing),
  }
}

const totalOf = (lines: readonly Line[]): number => lines.reduce((sum, { usd }) => sum + usd, 0)

/** Servers that would do the work of API Gateway and Lambda; the table would be the same. */
export interface Servers {
  count: number
  /** USD a month for one. */
  usd: number
}

/** Where servers begin to be cheaper. */
export interface BreakEven {
  /** The servers and their load balancer, USD a month. */
  servers: number
  /** With more requests a month than these the servers are cheaper, if they can do them; `null`: whatever the number, never. */
  requests: number | null
  /** What part of the servers' cost is saved at the month's own number of requests; below 0: they would be cheaper. */
  saving: number
}

/** From which number of requests on servers would be cheaper, each request being as dear as in this month on average. */
export function breakEven(
  { compute, requests }: Pick<Month, 'compute' | 'requests'>,
  of: Servers,
  prices: Prices,
): BreakEven {
  const servers = of.count * of.usd + prices.loadBalancerMonth
  return {
    servers,
    requests: compute > 0 ? Math.ceil(servers / (compute / requests)) : null,
    saving: 1 - compute / servers,
  }
}

/** What plain requests cost API Gateway and Lambda, USD: no machine, no WebSocket. For the classic comparison with servers. */
export const plainRequests = (
  requests: number,
  { lambdaMs }: Pick<Fleet, 'lambdaMs'>,
  prices: Prices,
): Pick<Month, 'compute' | 'requests'> => ({
  requests,
  compute: requests * (prices.httpApiRequest + invocation(lambdaMs, prices)),
})

interface Priced {
  line: OperationLine
  dynamodb: number
  lambda: number
  http: number
  messages: number
  data: number
  logs: number
}

function price(traffic: Traffic, fleet: Fleet, prices: Prices): Priced {
  const { row, times, http = 0, messages = 0, invocations = 0 } = traffic
  const { read, write } = row ? unitsOf(row) : { read: 0, write: 0 }
  const parts = {
    dynamodb: times * (read * prices.readUnits + write * prices.writeUnits),
    lambda: times * invocations * invocation(fleet.lambdaMs, prices),
    http: times * http * prices.httpApiRequest,
    messages: times * messages * prices.socketMessages,
    data: ((times * http * fleet.answerKb) / KB_IN_GB) * prices.dataOutGb,
    logs: ((times * invocations * fleet.logKb) / KB_IN_GB) * prices.logGb,
  }
  const usd = Object.values(parts).reduce((sum, part) => sum + part, 0)
  const [name, what] = row ?? [traffic.name ?? '', '']
  return { ...parts, line: { name, what, times, readUnits: read, writeUnits: write, usd } }
}

/** What one invocation costs, USD. */
const invocation = (ms: number, { lambdaRequest, lambdaGbSecond }: Prices): number =>
  lambdaRequest + MEMORY_GB * (ms / 1000) * lambdaGbSecond.arm64

const storage = (fleet: Fleet, prices: Prices): number =>
  ((vendsOf(fleet) * fleet.monthsKept * VEND_BYTES) / 1024 / KB_IN_GB) * prices.storageGbMonth

/** @throws Error when `npm run units` knows no such row: its name has changed */
function unitsOf([operation, what]: UnitsRow): { read: number; write: number } {
  const found = rows.find((row) => row.operation === operation && row.what === what)
  if (!found) throw new Error(`No units are known of ${operation}, ${what}: look for its new name in units.json`)
  return found
}

const ratio = (usd: number, count: number): number => (count > 0 ? usd / count : 0)
