/**
 * A worker that can be killed: a process of its own that serves requests of the API, one message each. Its clock and its
 * calls are real.
 */
import type { DynamoTransport } from '@dispense/appsync'
import { createDynamodbClient } from '@dispense/dynamodb'
import type { Account } from '../layer/doors.ts'
import { reachStripe } from '../world/payments.ts'
import { type Request, serve } from '../world/serve.ts'

const [, , account = '', table = '', stripe = ''] = process.argv
const { credentials, ...place } = JSON.parse(account) as Account
const client = createDynamodbClient({ ...place, credentials: () => credentials }) as DynamoTransport
const provider = reachStripe(stripe)

process.on('message', async (request: Request) => {
  process.send?.(await serve(request, { client, table, provider }))
})
process.send?.('ready')
