/** `npm run simulate`: a day of a fleet at the local cloud that runs here, and what the table says when it is over. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import { CliError, profileOf, type RunningCloud, runCli, runningCloud } from '@dispense/local'
import { play, SimulatorError } from '@dispense/simulator'
import type { TableInvariant } from '../faults/check/evidence.ts'
import { figuresAreRecomputed } from '../faults/check/figures.ts'
import { capturedIsSold, ledgerAddsUp } from '../faults/check/money.ts'
import { everythingEnds } from '../faults/check/states.ts'
import { oneTenantAnItem } from '../faults/check/tenants.ts'
import type { Item } from '../faults/world/table.ts'
import { limitsOf, type Reading } from './limits.ts'

/** Those of the fault tests that need nothing but the table. */
const INVARIANTS: readonly TableInvariant[] = [
  ledgerAddsUp,
  capturedIsSold,
  everythingEnds,
  figuresAreRecomputed,
  oneTenantAnItem,
]

await runCli(async () => {
  let cloud: RunningCloud | undefined
  let began: Reading | undefined
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
  try {
    return await play(process.argv.slice(2), {
      dataDir: process.env.DISPENSE_DATA_DIR ?? '.data',
      out: process.stdout,
      signal: stop.signal,
      ready: async () => {
        cloud = await runningCloud()
      },
      began: async () => {
        began = await readingOf(cloud)
      },
      limits: async () => {
        const ended = await readingOf(cloud)
        return began && ended ? limitsOf(began, ended) : []
      },
      check: async () => {
        const items = await itemsOf(cloud?.dynamodb, cloud?.tables[0])
        return INVARIANTS.flatMap(({ number, check }) => check({ items }).map((sentence) => `(${number}) ${sentence}`))
      },
    })
  } catch (error) {
    if (error instanceof SimulatorError) throw new CliError(`${error.message} ${error.fix}`)
    throw error
  }
})

async function readingOf(cloud: RunningCloud | undefined): Promise<Reading | undefined> {
  const { user, system } = process.cpuUsage()
  return cloud && { cloud: await profileOf(cloud), own: (user + system) / 1000 }
}

async function itemsOf(endpoint: string | undefined, TableName: string | undefined): Promise<Item[]> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new DynamoDBClient({ ...(endpoint && { endpoint }), region: 'us-east-1', credentials })
  const items: Item[] = []
  for await (const page of paginateScan({ client: DynamoDBDocumentClient.from(client) }, { TableName })) {
    items.push(...(page.Items ?? []))
  }
  client.destroy()
  return items
}
