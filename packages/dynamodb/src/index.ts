/** A lean DynamoDB client: plain values in and out, signed, retried and checked, with nothing to load or to configure. */
export { createDynamodbClient, type DynamodbClient, type DynamodbOptions } from './client.ts'
export { type Credentials, lambdaCredentials } from './credentials.ts'
export { DynamodbError } from './error.ts'
export { type Answer, type Connection, createConnection, type Timeouts } from './http.ts'
export { fromAttributes, toAttributes } from './values.ts'
