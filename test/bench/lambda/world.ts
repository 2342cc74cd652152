import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Machine, MachineState, newState, Wallet } from '@dispense/core/entities'
import { machineOf, slotOf } from '@dispense/core/testing/records'
import { type FunctionPlan, makePlan, startDatabase } from '@dispense/local'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** What the contestants run in: a table with machines, and an OpenID provider that knows the customer. */
export interface World {
  /** The environment of a contestant's process. */
  readonly env: Record<string, string>
  /** ID tokens of a customer and of an operator's owner. */
  readonly tokens: { readonly customer: string; readonly owner: string }
  /** The GraphQL function as sst.config.ts describes it. */
  readonly graphql: FunctionPlan
  stop(): Promise<void>
}

/** The machines that are looked at, and the slots of each. */
const [SHOWN, SLOTS] = [20, 12]

const region = 'us-east-1'
const AUDIENCE = 'bench'
const root = join(import.meta.dirname, '../../..')

/** Brings it up; `vends` machines can be bought from once each. */
export async function startWorld(vends: number): Promise<World> {
  const plan = await makePlan({ config: join(root, 'sst.config.ts'), stage: 'production', dev: false })
  const graphql = plan.functions.find(({ name }) => name === 'Graphql')
  const [table] = plan.tables
  if (!graphql || !table) throw new Error('sst.config.ts has no function Graphql, or no table')
  const database = await startDatabase({ plan, region, directory: undefined, log: console.error })
  await fill(database.endpoint, table.tableName, vends)
  const provider = await startProvider()
  const resource = (value: object) => JSON.stringify(value)
  const env = {
    ...{ AWS_REGION: region, AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
    ...{ AWS_ENDPOINT_URL_DYNAMODB: database.endpoint, BENCH_TABLE: table.tableName, NODE_ENV: 'production' },
    ...graphql.environment,
    ...{ STAGE: 'production', PLAY_MONEY: '', COST: '', METRICS: '' },
    ...{ OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: AUDIENCE },
    SST_RESOURCE_App: resource({ name: 'dispense', stage: 'production' }),
    SST_RESOURCE_TableForApi: resource({ name: table.tableName }),
    SST_RESOURCE_Socket: resource({ managementEndpoint: 'http://127.0.0.1:9/socket' }),
    SST_RESOURCE_NextTokenKey: resource({ value: 'signs the nextToken of lists' }),
    SST_RESOURCE_StripeSecretKey: resource({ value: 'none' }),
  }
  return {
    env,
    graphql,
    tokens: {
      customer: await provider.tokenOf('ada', {}),
      owner: await provider.tokenOf('olga', { 'custom:operatorId': 'acme', 'cognito:groups': ['owner'] }),
    },
    stop: async () => {
      provider.stop()
      await database.stop()
    },
  }
}

/** What a vend is bought from: the n-th machine of them. */
export const vendMachine = (n: number): string => `t${String(n).padStart(6, '0')}`

/** The n-th machine of those that are looked at. */
export const shownMachine = (n: number): string => `m${String(n).padStart(2, '0')}`

async function fill(endpoint: string, table: string, vends: number): Promise<void> {
  const client = new DynamoDBClient({
    endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  const ids = [
    ...Array.from({ length: SHOWN }, (_, n) => shownMachine(n + 1)),
    ...Array.from({ length: vends }, (_, n) => vendMachine(n)),
  ]
  const items = [walletItem(table), ...ids.flatMap((machineId) => machineItems(machineId, table))]
  const writes = items.map((Item) => ({ PutRequest: { Item } }))
  for (let start = 0; start < writes.length; start += 25) {
    await documents.send(new BatchWriteCommand({ RequestItems: { [table]: writes.slice(start, start + 25) } }))
  }
  client.destroy()
}

function machineItems(machineId: string, table: string) {
  const planogram = Array.from({ length: SLOTS }, (_, n) =>
    slotOf({ code: `A${n + 1}`, productId: `p${n + 1}`, name: `Product ${n + 1}`, deposit: 0 }),
  )
  const machine = machineOf({ machineId, code: machineId, planogram })
  const stock = Object.fromEntries(planogram.map(({ code }) => [code, 5]))
  const state = { ...newState(machine), stock, status: 'ONLINE' as const, seenAt: Date.parse('2999-01-01') }
  return [itemOf(Machine.put(machine), table), itemOf(MachineState.put(state), table)]
}

const walletItem = (table: string) =>
  itemOf(
    Wallet.put({
      ...{ operatorId: 'acme', customerId: 'ada', currency: 'EUR', balance: 1_000_000_000, unresolved: 0 },
      updatedAt: new Date(0).toISOString(),
    }),
    table,
  )

const itemOf = (operation: { params(options: { table: string }): object }, table: string) =>
  (operation.params({ table }) as { Item: Record<string, unknown> }).Item

async function startProvider() {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'bench', alg: 'RS256', use: 'sig' }
  let issuer = ''
  const server = createServer(({ url }, response) => {
    const body = url?.endsWith('openid-configuration') ? { issuer, jwks_uri: `${issuer}/jwks` } : { keys: [jwk] }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const tokenOf = (sub: string, claims: object) =>
    new SignJWT({ token_use: 'id', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'bench' })
      .setSubject(sub)
      .setIssuer(issuer)
      .setAudience(AUDIENCE)
      .setExpirationTime('6h')
      .sign(privateKey)
  return {
    issuer,
    tokenOf,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
