import { createRequestContext, type DynamoTransport } from '@dispense/appsync'
import type { RunOptions } from '@dispense/core'

/**
 * What core's operations are run with outside of a GraphQL request: the same front of DynamoDB, so the same rules for
 * contention, deadlines and batching. What is read is remembered, so make it anew for each invocation. `deadline` is in
 * epoch milliseconds, and as late as it must be: the 30 seconds of AppSync are a request's.
 */
export const runOptions = (client: DynamoTransport, table: string, deadline: number): RunOptions => ({
  ...createRequestContext({
    ...{ identity: null, authMode: 'AWS_IAM', electro: { client, table }, deadline },
    limits: { maxExecutionMs: Number.POSITIVE_INFINITY },
  }).electro,
  originalErr: true,
})
