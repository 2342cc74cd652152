import { runOptions } from '@dispense/api'
import type { Context } from 'aws-lambda'
import { Resource } from 'sst'
import * as v from 'valibot'
import { closeBooks } from './books/close.ts'
import { createTransport } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'

const env = readEnvironment(v.object({ TABLE: Setting }), { TABLE: Resource.TableForBooks.name })
const client = createTransport()

/** What the last operator needs at the most, in milliseconds. */
const LAST_MS = 60_000

/** Closes the days of the operators' books that are over: see `closeBooks`. */
export async function handler(_event: unknown, context: Context): Promise<void> {
  const now = Date.now()
  const end = now + context.getRemainingTimeInMillis()
  const electro = runOptions(client, env.TABLE, end)
  console.info(await closeBooks({ electro, now, deadline: end - LAST_MS }))
}
