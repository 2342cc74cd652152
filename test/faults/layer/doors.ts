import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { DynamoTransport } from '@dispense/appsync'
import { sdkTransport } from '@dispense/appsync/sdk'
import { type Answer, type Connection, createConnection, createDynamodbClient } from '@dispense/dynamodb'

/** How long the functions' client waits for an answer (`requestTimeout` in packages/functions), in milliseconds. */
export const REQUEST_TIMEOUT = 3000

/** One attempt of a call, below the client's own retries. */
export interface Attempt {
  /** For example `TransactWriteItems`. */
  operation: string
  /** DynamoDB's JSON. */
  body: string
  /** Sends it, or another of the same length. */
  send(body: string): Promise<Answer>
}

/** Stands between a client and the wire. */
export type Layer = (attempt: Attempt) => Promise<Answer>

/** A client of the functions' kind, and how to end it. */
export interface Door {
  transport: DynamoTransport
  close(): void
}

/** Where a database is, and whose: DynamoDB Local keeps one for each access key, and one waits for no other. */
export interface Account {
  endpoint: string
  region: string
  credentials: { accessKeyId: string; secretAccessKey: string }
}

/** The lean client of `@dispense/dynamodb`, which the functions use: the layer is its connection. */
export function leanDoor({ endpoint, region, credentials }: Account, layer: Layer): Door {
  const wire = createConnection(endpoint, { connectionTimeout: 60_000, requestTimeout: 60_000 })
  const connection: Connection = {
    ...wire,
    post: (headers, body) =>
      layer({ operation: operationOf(headers['x-amz-target']), body, send: (sent) => wire.post(headers, sent) }),
  }
  const client = createDynamodbClient({ region, credentials: () => credentials, connection })
  return { transport: client as DynamoTransport, close: () => client.destroy() }
}

/** The AWS SDK (`DYNAMODB_CLIENT=sdk`): the layer is in its middleware, below its retries and before it reads an answer. */
export function sdkDoor(account: Account, layer: Layer): Door {
  const client = new DynamoDBClient({ ...account, maxAttempts: 3 })
  const middleware =
    (next: Next) => async (args: { request: { headers: Record<string, string>; body: Uint8Array } }) => {
      const { headers, body } = args.request
      const send = async (sent: string) => {
        const { response } = await next({ ...args, request: Object.assign(args.request, { body: Buffer.from(sent) }) })
        const text = await buffer(response.body as IncomingMessage)
        return { status: response.statusCode, headers: response.headers, body: text }
      }
      const answer = await layer({
        operation: operationOf(headers['x-amz-target']),
        body: new TextDecoder().decode(body),
        send,
      })
      return { response: { statusCode: answer.status, headers: answer.headers, body: new Uint8Array(answer.body) } }
    }
  // The type of a middleware of this step belongs to a package that is the SDK's own.
  client.middlewareStack.add(middleware as never, { name: 'faultLayer', step: 'deserialize', priority: 'low' })
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  return { transport: sdkTransport(documents), close: () => client.destroy() }
}

type Next = (args: unknown) => Promise<{
  response: { statusCode: number; headers: Record<string, string>; body: unknown }
}>

const operationOf = (target: string | undefined): string => String(target).replace(/^.*\./, '')
