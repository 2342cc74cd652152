import { CreateTableCommand, type GlobalSecondaryIndex } from '@aws-sdk/client-dynamodb'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { createRequestContext, type DynamoCall } from '@dispense/appsync'
import { startDynamo } from '@dispense/appsync/testing/dynamodb'
import {
  type MachineRecord,
  type Operation,
  type OperatorRecord,
  type PaymentProvider,
  type ProductRecord,
  type RunOptions,
  slotKey,
} from '@dispense/core'
import { Machine, MachineState, newState, Operator, Product } from '@dispense/core/entities'
import { type GraphQLError, graphql } from 'graphql'
import { createApiSchema } from '../src/server.ts'
import type { SettleParts } from '../src/settle.ts'
import type { TestCaller } from './callers.ts'

/** The API on tables of the test file's own. */
export interface TestApi {
  /** Runs an operation of the API as this caller. */
  run(
    caller: TestCaller,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<{ data: Record<string, unknown> | null | undefined; errors: readonly GraphQLError[]; calls: DynamoCall[] }>
  /** Writes operations of core straight into the table. */
  write(...operations: Operation[]): Promise<void>
  /** What works on the table outside of a request is given, with this much time from now on (milliseconds). */
  parts(time?: number): SettleParts
  /** Everything that is in the table. */
  items(): Promise<Record<string, unknown>[]>
  /** Goes on with an empty table. */
  clear(): Promise<void>
  stop(): void
}

/** The table as sst.config.ts describes it. */
const INDEXES: GlobalSecondaryIndex[] = (['ALL', 'KEYS_ONLY', 'KEYS_ONLY', 'KEYS_ONLY'] as const).map(
  (ProjectionType, i) => ({
    IndexName: `gsi${i + 1}`,
    Projection: { ProjectionType },
    KeySchema: [
      { AttributeName: `gsi${i + 1}pk`, KeyType: 'HASH' },
      { AttributeName: `gsi${i + 1}sk`, KeyType: 'RANGE' },
    ],
  }),
)

/** Makes the table in DynamoDB Local. With a payment provider, cards are taken. */
export async function startApi(payments?: PaymentProvider): Promise<TestApi> {
  const { client, transport, stop } = await startDynamo()
  const schema = createApiSchema(true, { payments })
  let tables = 0
  const electro = (): Required<Pick<RunOptions, 'client' | 'table'>> => ({ client, table: `dispense-${tables}` })
  const clear = async () => {
    tables += 1
    const keys = ['', 'gsi1', 'gsi2', 'gsi3', 'gsi4'].flatMap((index) => [`${index}pk`, `${index}sk`])
    await client.send(
      new CreateTableCommand({
        TableName: electro().table,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: INDEXES,
      }),
    )
  }
  await clear()
  return {
    clear,
    stop,
    async run(caller, source, variableValues = {}) {
      const calls: DynamoCall[] = []
      const contextValue = createRequestContext({
        ...caller,
        electro: { client: transport, table: electro().table },
        env: { NEXT_TOKEN_KEY: 'a key of the tests', PAYMENT_PROVIDER: payments ? 'stripe' : '', PLAY_MONEY: 'on' },
        onCall: (call) => calls.push(call),
      })
      const { data, errors = [] } = await graphql({ schema, source, variableValues, contextValue })
      return { data, errors, calls }
    },
    async write(...operations) {
      await Promise.all(operations.map((operation) => operation.go(electro())))
    },
    parts: (time = 20_000) => ({
      client: transport,
      table: electro().table,
      provider: payments,
      deadline: Date.now() + time,
    }),
    items: async () => (await client.send(new ScanCommand({ TableName: electro().table }))).Items ?? [],
  }
}

const AT = '2026-03-01T12:00:00.000Z'
/** Nobody speaks for the machines of these tests. */
const NEVER_SILENT = Date.parse('2999-01-01')
const OPERATOR: OperatorRecord = { operatorId: 'acme', name: 'Acme Vending', currency: 'EUR', createdAt: AT }

const productOf = (i: number): ProductRecord => ({
  productId: `p${i}`,
  operatorId: 'acme',
  name: `Product ${i}`,
  description: '',
  price: 100 + i,
  deposit: 25,
  currency: 'EUR',
  allergens: [],
  revision: 1,
  createdAt: AT,
  updatedAt: AT,
})

/** The items of an operator with machines `m1`, `m2`, ... that have these slots, each with `stock` units. */
export function fleetOf(machines: number, codes: readonly string[], stock = 0): Operation[] {
  const products = codes.map((_, i) => productOf(i + 1))
  const planogram = products.map(({ productId, name, price, deposit }, i) => ({
    code: codes[i] ?? '',
    productId,
    name,
    price,
    deposit,
    ownPrice: false,
    capacity: 10,
    parLevel: 8,
    enabled: true,
  }))
  const records = Array.from(
    { length: machines },
    (_, i): MachineRecord => ({
      machineId: `m${i + 1}`,
      operatorId: 'acme',
      code: `CODE-${i + 1}`,
      name: `Machine ${i + 1}`,
      place: 'Lobby',
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      tax: { ratePpm: 190_000, inclusive: true },
      planogram,
      planogramVersion: 1,
      createdAt: AT,
      updatedAt: AT,
    }),
  )
  return [
    Operator.put(OPERATOR),
    ...products.map((product) => Product.put(product)),
    ...records.flatMap((machine) => [
      Machine.put(machine),
      MachineState.put({
        ...newState(machine),
        publicKey: 'A'.repeat(43),
        seenAt: NEVER_SILENT,
        stock: Object.fromEntries(codes.map((code) => [slotKey(code), stock])),
      }),
    ]),
  ]
}
