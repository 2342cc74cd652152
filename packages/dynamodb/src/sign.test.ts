import aws4 from 'aws4'
import { expect, it } from 'vitest'
import { type Signed, sign } from './sign.ts'

const request: Signed = {
  ...{ host: 'dynamodb.eu-central-1.amazonaws.com', region: 'eu-central-1', operation: 'GetItem' },
  body: '{"TableName":"t","Key":{"pk":{"S":"Käse 🧀"}}}',
  credentials: { accessKeyId: 'AKIA1', secretAccessKey: 'secret', sessionToken: 'token' },
  at: Date.parse('2026-03-01T23:59:07.890Z'),
}

/** What aws4 makes of the same request at the same time. */
function byLibrary({ host, region, operation, body, credentials, at }: Signed): string | undefined {
  const headers = {
    'Content-Type': 'application/x-amz-json-1.0',
    'X-Amz-Target': `DynamoDB_20120810.${operation}`,
    'X-Amz-Date': new Date(at).toISOString().replace(/[-:]|\.\d+/g, ''),
  }
  const way = { method: 'POST', path: '/', service: 'dynamodb', extraHeadersToIgnore: { 'content-length': true } }
  return aws4.sign({ ...way, host, region, body, headers } as aws4.Request, credentials).headers
    ?.Authorization as string
}

it.each<[what: string, more: Partial<Signed>]>([
  ['any', {}],
  ['one without a session token', { credentials: { accessKeyId: 'AKIA1', secretAccessKey: 'secret' } }],
  ['the same again', {}],
  ['one of the next day', { at: request.at + 60_000 }],
  ['one with other credentials', { credentials: { accessKeyId: 'AKIA2', secretAccessKey: 'other' } }],
  ['one to another region', { region: 'us-east-1', host: 'dynamodb.us-east-1.amazonaws.com' }],
  ['one to a port', { host: '127.0.0.1:8000' }],
  ['a write', { operation: 'TransactWriteItems', body: '{}' }],
])('a request is signed as aws4 signs it: %s', (_what, more) => {
  const signed = { ...request, ...more }
  expect(sign(signed).authorization).toBe(byLibrary(signed))
})
