import { runOptions } from '@dispense/api'
import type { Context } from 'aws-lambda'
import { Resource } from 'sst'
import { askProvidersBooks } from './books/ask-provider.ts'
import { closeBooks } from './books/close.ts'
import { createTransport } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'
import { cardsOf, withCards } from './payment/cards.ts'

const env = readEnvironment(withCards({ TABLE: Setting }), {
  ...process.env,
  TABLE: Resource.TableForBooks.name,
  STRIPE_SECRET_KEY: Resource.StripeSecretKey.value,
})

/** By when the invocation that runs must have ended; an environment runs one at a time. */
let end = 0

const client = createTransport()
const provider = cardsOf(env, () => end)

/** What the last operator needs at the most, in milliseconds. */
const LAST_MS = 60_000

/** Closes the days of the operators' books that are over, and holds them against the payment provider's: see `closeBooks`. */
export async function handler(_event: unknown, context: Context): Promise<void> {
  const now = Date.now()
  end = now + context.getRemainingTimeInMillis()
  const parts = { electro: runOptions(client, env.TABLE, end), now, deadline: end - LAST_MS }
  console.info(await closeBooks(parts))
  if (provider) console.info(await askProvidersBooks({ ...parts, provider }))
}
