import { MEMORY_GB, type Prices } from '@dispense/bill'
import type { MeteredCall, Usage } from './meter.ts'

/** What a request costs until its answer is written, each service in USD: `extensions.cost`. */
export interface RequestCost {
  /** The sum. */
  usd: number
  /** Whose prices, and of when. */
  prices: Pick<Prices, 'region' | 'date'>
  dynamodb: { usd: number; readUnits: number; writeUnits: number; calls: readonly MeteredCall[] }
  /** Whole milliseconds are billed; the request itself is in `usd`. */
  lambda: { usd: number; ms: number; gbMs: number }
  /** The request at the HTTP API, and the messages to WebSockets. */
  apiGateway: { usd: number; requests: number; socketMessages: number }
  dataOut: { usd: number; bytes: number }
}

const GB = 1024 ** 3

/**
 * What an invocation that used this costs, with an answer of so many bytes. The API makes no request to S3: what it signs is asked
 * for by others.
 */
export function costOf({ calls, socketMessages, ms }: Usage, bytes: number, prices: Prices): RequestCost {
  const [readUnits, writeUnits] = [sum(calls, 'readUnits'), sum(calls, 'writeUnits')]
  const billed = Math.ceil(ms)
  const gbMs = billed * MEMORY_GB
  const parts = {
    dynamodb: { usd: readUnits * prices.readUnits + writeUnits * prices.writeUnits, readUnits, writeUnits, calls },
    lambda: { usd: prices.lambdaRequest + (gbMs / 1000) * prices.lambdaGbSecond.arm64, ms: billed, gbMs },
    apiGateway: {
      usd: prices.httpApiRequest + socketMessages * prices.socketMessages,
      requests: 1,
      socketMessages,
    },
    dataOut: { usd: (bytes / GB) * prices.dataOutGb, bytes },
  }
  const usd = Object.values(parts).reduce((all, part) => all + part.usd, 0)
  return { usd, prices: { region: prices.region, date: prices.date }, ...parts }
}

const sum = (calls: readonly MeteredCall[], kind: 'readUnits' | 'writeUnits') =>
  calls.reduce((all, call) => all + call[kind], 0)
