import table from './prices.json' with { type: 'json' }

/** What AWS charges in a region, in USD. */
export interface Prices {
  readonly region: string
  /** When the prices were read: `2025-12-01`. */
  readonly date: string
  readonly source: string
  readonly lambdaRequest: number
  /** For a second with a GB of memory. */
  readonly lambdaGbSecond: Readonly<Record<'x86_64' | 'arm64', number>>
  readonly httpApiRequest: number
  /** Of DynamoDB. */
  readonly readUnits: number
  readonly writeUnits: number
  readonly storageGbMonth: number
  /** One PUT, COPY, POST or LIST. */
  readonly s3Writes: number
  /** One GET. */
  readonly s3Reads: number
  /** A message of a WebSocket, up to 32 KB. */
  readonly socketMessages: number
  /** A minute in which a WebSocket is open. */
  readonly socketMinute: number
  readonly dataOutGb: number
  /** Taken in by CloudWatch Logs. */
  readonly logGb: number
  /** A small server (t3.small, 0.0208 USD an hour, 730 hours), to compare with. */
  readonly serverMonth: number
  /** The load balancer in front of such servers, with one capacity unit. */
  readonly loadBalancerMonth: number
}

/** The regions whose prices are known. */
export const REGIONS = Object.keys(table.regions) as (keyof typeof table.regions)[]

/** The prices of a region, or of the first one that is known when this is not. */
export const pricesNear = (region: string): Prices => pricesOf(REGIONS.find((known) => known === region) ?? REGIONS[0])

/**
 * The prices of a region.
 * @throws Error that names the regions that are known, when this one is not
 */
export function pricesOf(region: string = 'us-east-1'): Prices {
  const prices = table.regions[region as keyof typeof table.regions]
  if (!prices)
    throw new Error(`No prices are known of ${region}, only of ${REGIONS.join(', ')}: add them to prices.json`)
  return { region, date: table.date, source: table.source, ...prices }
}
