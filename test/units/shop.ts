import { randomUUID } from 'node:crypto'
import { DeleteTableCommand, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createApiSchema, type SettleParts } from '@dispense/api'
import { type AuthMode, createRequestContext, type Identity, type RequestContext } from '@dispense/appsync'
import { sdkTransport } from '@dispense/appsync/sdk'
import { newId } from '@dispense/core'
import { Operator } from '@dispense/core/entities'
import type { Item } from '@dispense/local'
import { makePlan, startDatabase } from '@dispense/local'
import { graphql } from 'graphql'
import { payments } from './cards.ts'
import { type MeteredCall, meter } from './meter.ts'

/** Who calls the API. */
export interface Caller {
  authMode: AuthMode
  identity: Identity | null
}

/** One request: as a client sends it, and who sends it. */
export interface Request {
  caller: Caller
  document: string
  variables?: Record<string, unknown>
}

/** The API on a table of its own, as sst.config.ts describes it, in-process. */
export interface Shop {
  /** The operator's id. */
  operatorId: string
  /** Answers the request's data, typed by whoever asked. @throws Error when it was answered with an error */
  ask<Data>(request: Request): Promise<Data>
  /** The same, and whatever else touches the table, with its calls metered. */
  metered(act: (shop: Door) => Promise<unknown>): Promise<MeteredCall[]>
  /** What core's operations are run with. */
  electro(): RequestContext['electro']
  /** What the sweep and the webhook are run with. */
  parts(): SettleParts
  /** The context of one execution. */
  context(caller: Caller): RequestContext
  /** Everything in the table. */
  items(): Promise<Item[]>
  /** Ends what was started. */
  close(): Promise<void>
}

/** The ways into a shop. */
export type Door = Pick<Shop, 'ask' | 'electro' | 'parts' | 'context'>

const settings = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }

/**
 * Brings up a table with one operator in it.
 * @param config path of sst.config.ts
 * @throws what the local cloud says when the configuration is wrong, or when there is no Java
 */
export async function openShop(config: string): Promise<Shop> {
  const plan = await makePlan({ config })
  const [described] = plan.tables
  if (!described) throw new Error(`${config} describes no table`)
  // A name of its own, because DYNAMODB_ENDPOINT may lead to a DynamoDB that holds more.
  const table = { ...described, tableName: `units-${randomUUID()}` }
  const database = await startDatabase({
    plan: { ...plan, tables: [table] },
    region: settings.region,
    directory: undefined,
    log: console.error,
  })
  const clients = Array.from({ length: 3 }, () => new DynamoDBClient({ ...settings, endpoint: database.endpoint }))
  const [plain, watched, probe] = clients as [DynamoDBClient, DynamoDBClient, DynamoDBClient]
  const calls: MeteredCall[] = []
  meter(watched, probe, table, (call) => calls.push(call))

  const operatorId = newId(Date.now())
  const door = doorOf(plain, table.tableName)
  const watchedDoor = doorOf(watched, table.tableName)
  const createdAt = new Date().toISOString()
  await Operator.create({ operatorId, name: 'Acme Vending', currency: 'EUR', loyalty: RULE, createdAt }).go(
    door.electro(),
  )

  return {
    ...door,
    operatorId,
    metered: async (act) => {
      calls.length = 0
      await act(watchedDoor)
      return [...calls]
    },
    items: async () => {
      const pages = await Array.fromAsync(paginateScan({ client: probe }, { TableName: table.tableName }))
      return pages.flatMap(({ Items = [] }) => Items)
    },
    close: async () => {
      await plain.send(new DeleteTableCommand({ TableName: table.tableName }))
      for (const client of clients) client.destroy()
      await database.stop()
    },
  }
}

/** What its purchases earn. */
const RULE = { pointsPerUnit: 10, pointValue: 1, freeDrinkPoints: 200 }

/** The schema that is asked. */
export const schema = createApiSchema(true, {
  payments,
  signer: {
    form: async () => ({ url: 'https://files.example/', fields: {} }),
    link: async (key) => `https://files.example/${key}`,
  },
  desk: { start: async () => undefined, link: async (key) => `https://files.example/${key}` },
})

/** The API and core's operations over one client. */
function doorOf(dynamo: DynamoDBClient, table: string): Door {
  const client = DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } })
  const contextOf = (caller: Caller) =>
    createRequestContext({
      ...caller,
      electro: { client: sdkTransport(client), table },
      env: { NEXT_TOKEN_KEY: 'signs the nextToken of lists', PAYMENT_PROVIDER: 'stripe', PLAY_MONEY: 'on' },
    })
  return {
    context: contextOf,
    electro: () => contextOf({ authMode: 'AWS_IAM', identity: null }).electro,
    parts: () => ({ client: sdkTransport(client), table, provider: payments, deadline: Date.now() + 20_000 }),
    ask: async <Data>({ caller, document, variables }: Request) => {
      const contextValue = contextOf(caller)
      const { data, errors } = await graphql({
        schema,
        source: document,
        contextValue,
        ...(variables && { variableValues: variables }),
      })
      const [error] = errors ?? []
      if (error) throw new Error(`${document}\n${error.message}`, { cause: error })
      return data as Data
    },
  }
}
