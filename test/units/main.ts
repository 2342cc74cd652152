/** `npm run units`: what every query and mutation does to DynamoDB, and what it costs. `--json` for programs. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measure, withoutRow } from './measure.ts'
import { allOperations } from './operations.ts'
import { openShop, schema } from './shop.ts'
import { itemsTable, operationsTable, weigh } from './table.ts'

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
  const missing = withoutRow(schema, allOperations())
  if (missing.length > 0) {
    throw new Error(
      `No units are known of ${missing.join(', ')}: add an operation for each to test/units/operations.ts`,
    )
  }
  const shop = await openShop(join(import.meta.dirname, '../../sst.config.ts'))
  try {
    const { rows } = await measure(shop)
    const items = weigh(await shop.items())
    console.log(
      values.json ? JSON.stringify({ rows, items }, null, 2) : `${operationsTable(rows)}\n\n${itemsTable(items)}`,
    )
  } finally {
    await shop.close()
  }
}
