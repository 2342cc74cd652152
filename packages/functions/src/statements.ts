import { runOptions } from '@dispense/api'
import type { Context } from 'aws-lambda'
import { Resource } from 'sst'
import * as v from 'valibot'
import { createTransport } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'
import { makeStatements, type Stated } from './exports/nightly.ts'

const env = readEnvironment(v.object({ TABLE: Setting }), { ...process.env, TABLE: Resource.TableForStatements.name })

const client = createTransport()

/** What the last operator needs at the most, in milliseconds. */
const LAST_MS = 30_000

/** Has the statements of the days made that are closed: see `makeStatements`. */
export async function handler(_event: unknown, context: Context): Promise<Stated> {
  const now = Date.now()
  const end = now + context.getRemainingTimeInMillis()
  const done = await makeStatements({ electro: runOptions(client, env.TABLE, end), now, deadline: end - LAST_MS })
  console.info(done)
  return done
}
