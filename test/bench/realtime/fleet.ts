import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { startCloud } from '@dispense/local'
import {
  type Client,
  createClient,
  createSequence,
  demoUsers,
  machineTokens,
  personToken,
  seedDemo,
  type TypedDocument,
} from '@dispense/simulator'
import { createClient as createLiveClient } from 'graphql-ws'
import WebSocket from 'ws'

const root = resolve(import.meta.dirname, '../../..')
const OPERATOR = 'acme'

/** The demo's machines of one operator, each waiting for commands on a WebSocket of its own, and a customer who buys. */
export interface Fleet {
  /**
   * Buys at a machine, the next one unless said otherwise; answers the milliseconds from the tap to the command at the machine, and
   * finishes the vend. One at a time at each machine.
   */
  measure(machine?: number): Promise<number>
  /** How many machines there are. */
  readonly machines: number
  /** Where the local cloud's Invoke API is, which tells what it has used. */
  readonly lambda: string
  stop(): Promise<void>
}

/** An operation by its text: a bench has no generated ones. */
const operation = <Data, Variables>(text: string): TypedDocument<Data, Variables> => ({ toString: () => text })

interface Slot {
  code: string
  stock: number
  capacity: number
  product: { id: string }
  total: { amount: number; currency: string }
}

const Machines = operation<{ machines: { items: { id: string; slots: Slot[] }[] } }, object>(`{
  machines(limit: 20) { items { id slots { code stock capacity product { id } total { amount currency } } } }
}`)
const TopUp = operation(`mutation ($input: TopUpWalletInput!) { topUpWallet(input: $input) { balance { amount } } }`)
const Restock = operation(`mutation ($input: RecordRestockInput!) { recordRestock(input: $input) { id } }`)
const Start = operation<{ startVend: { id: string } }, object>(
  `mutation ($input: StartVendInput!) { startVend(input: $input) { id state } }`,
)
const Acknowledge = operation(`mutation ($input: AcknowledgeVendInput!) { acknowledgeVend(input: $input) { state } }`)
const Report = operation(`mutation ($input: ReportVendResultInput!) { reportVendResult(input: $input) { state } }`)

/** Starts a local cloud with the demo and connects its machines. `vends`: how many the customer's money is for. */
export async function startFleet(vends: number): Promise<Fleet> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-realtime-'))
  const cloud = await startCloud({ root, users: join(root, 'packages/simulator/demo-users.json') })
  const url = `${cloud.url}/graphql`
  const lambda = new LambdaClient({
    endpoint: cloud.endpoints.lambda,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const seed = cloud.plan.functions.find(({ name }) => name === 'Seed')
  const { keys } = await seedDemo(lambda, seed?.functionName ?? '', { dataDir: folder, client: createClient({ url }) })
  lambda.destroy()

  const clientOf = async (username: string): Promise<Client> => {
    const user = demoUsers.find((one) => one.username === username)
    if (!user) throw new Error(`The demo has no ${username}`)
    const login = { api: cloud.url, issuer: cloud.issuer ?? '', clientId: String(cloud.outputs.clientId) }
    const token = await personToken(login, user)
    return createClient({ url, token: () => token })
  }
  const [customer, owner] = await Promise.all([clientOf('customer:ada'), clientOf(`owner:${OPERATOR}`)])
  const { machines } = await owner.request(Machines, {})
  const amount = { amount: 1000, currency: machines.items[0]?.slots[0]?.total.currency }
  for (let filled = 0; filled < vends; filled += 3) {
    await customer.request(TopUp, { input: { operatorId: OPERATOR, amount, idempotencyKey: crypto.randomUUID() } })
  }

  const sides = machines.items.map(({ id, slots }) => {
    const key = keys.find(({ machineId }) => machineId === id)
    if (!key) throw new Error(`There is no key of ${id}`)
    return machineSide({ id, slots, url, socketUrl: cloud.socketUrl ?? '', token: machineTokens(key) })
  })
  let turn = 0
  return {
    machines: sides.length,
    lambda: cloud.endpoints.lambda,
    async measure(machine = turn++) {
      const side = sides[machine % sides.length]
      if (!side) throw new Error('The demo has no machine')
      const slot = side.slots.find(({ stock }) => stock > 0) ?? (await side.restock(owner))
      const input = {
        ...{ machineId: side.id, slot: slot.code, productId: slot.product.id, total: slot.total },
        ...{ payment: 'WALLET', idempotencyKey: crypto.randomUUID() },
      }
      const tapped = performance.now()
      const [commanded] = await Promise.all([side.nextCommand(), customer.request(Start, { input })])
      slot.stock -= 1
      await side.finish(commanded.vendId)
      return commanded.at - tapped
    },
    async stop() {
      for (const side of sides) await side.live.dispose()
      await cloud.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface SideOptions {
  id: string
  slots: Slot[]
  url: string
  socketUrl: string
  token: () => Promise<string>
}

/** One machine: what it hears, and what it answers. */
function machineSide({ id, slots, url, socketUrl, token }: SideOptions) {
  const client = createClient({ url, token })
  const next = createSequence()
  let hear: (command: { vendId: string; at: number }) => void = () => undefined
  const live = createLiveClient({
    url: socketUrl,
    webSocketImpl: WebSocket,
    connectionParams: async () => ({ authorization: `Bearer ${await token()}` }),
  })
  const query = `subscription { onMachineCommand(machineId: "${id}") { kind vend { id } } }`
  live.subscribe<{ onMachineCommand: { kind: string; vend: { id: string } } }>(
    { query },
    {
      next: ({ data }) => {
        const command = data?.onMachineCommand
        if (command?.kind === 'DISPENSE') hear({ vendId: command.vend.id, at: performance.now() })
      },
      error: (error) => console.error(`${id}:`, error),
      complete: () => undefined,
    },
  )
  return {
    id,
    slots,
    live,
    nextCommand: () =>
      new Promise<{ vendId: string; at: number }>((done) => {
        hear = done
      }),
    async finish(vendId: string) {
      await client.request(Acknowledge, { input: { vendId, sequence: next() } })
      await client.request(Report, { input: { vendId, sequence: next(), outcome: 'SUCCESS' } })
    },
    async restock(owner: Client): Promise<Slot> {
      const filled = slots.map((slot) => ({ code: slot.code, added: slot.capacity - slot.stock }))
      for (const slot of slots) slot.stock = slot.capacity
      await owner.request(Restock, { input: { machineId: id, slots: filled, idempotencyKey: crypto.randomUUID() } })
      const [first] = slots
      if (!first) throw new Error(`${id} has no slot`)
      return first
    },
  }
}
