import { setTimeout as sleep } from 'node:timers/promises'
import { keepBooks } from './actors/bookkeeper.ts'
import { buy, type Purchase, planPurchase } from './actors/buyer.ts'
import { Controller } from './actors/controller.ts'
import { Postman } from './actors/postman.ts'
import { Stream } from './actors/stream.ts'
import { type Supply, supply } from './actors/supplier.ts'
import { Sweeper } from './actors/sweeper.ts'
import type { Bug } from './bugs/bug.ts'
import { History } from './check/history.ts'
import { check } from './check/index.ts'
import { Workers } from './kill/workers.ts'
import { leanDoor, sdkDoor } from './layer/doors.ts'
import { faultLayer } from './layer/dynamo.ts'
import { FaultPlan, type Injected } from './layer/plan.ts'
import { UnwrittenKeys } from './layer/unwritten.ts'
import { WriteLog } from './layer/write-log.ts'
import { Simulation } from './sim/simulation.ts'
import { Cloud } from './world/cloud.ts'
import type { Tables } from './world/database.ts'
import { openStripe } from './world/payments.ts'
import type { Request } from './world/serve.ts'
import type { Shop } from './world/shop.ts'
import type { Table } from './world/table.ts'

/** What to simulate. */
export interface RunOptions {
  seed: number
  /** How many purchases. */
  purchases: number
  /** The places that meet their fault; left out, all of them. */
  path?: readonly string[] | undefined
  /** A mistake that is planted. */
  bug?: Bug | undefined
  /** Real processes serve the requests, and are killed with SIGKILL: not replayable to the millisecond. */
  kill?: boolean | undefined
}

/** How one seed went. */
export interface Report {
  seed: number
  purchases: number
  injected: readonly Injected[]
  /** Calls of the database and of everything else that the scheduler let through. */
  steps: number
  trace: readonly string[]
  violations: string[]
}

/** The first call, outside of the simulation: the SDK reads the settings of whoever runs it, from files. */
const WARM_UP = (TableName: string) => ({ TableName, Key: { pk: 'none', sk: 'none' } })

/** Simulates one seed on a table of its own and checks every invariant. */
export async function runSeed(tables: Tables, shop: Shop, options: RunOptions): Promise<Report> {
  const { seed, purchases: count, path, bug, kill = false } = options
  const table = await tables.borrow(shop.items)
  const plan = new FaultPlan(seed, path)
  const log = new WriteLog()
  const unwritten = kill ? undefined : new UnwrittenKeys(shop.items)
  const layer = faultLayer({ plan, log, unwritten, salt: `${table.fills}` })
  // The functions' client, and in every fourth seed the other that they may be told to take.
  const door = seed % 4 === 0 ? sdkDoor(table.account, layer) : leanDoor(table.account, layer)
  await door.transport.call('GetItem', WARM_UP(table.name), { abortSignal: AbortSignal.timeout(60_000) })
  // Other processes have the real clock, so all have it.
  const simulation = kill ? new Simulation(seed, Date.now()) : new Simulation(seed)
  const { standIn, provider } = await openStripe(plan, () => simulation.now)
  const workers = kill ? new Workers(table.account, table.name, standIn.url) : undefined
  const serveBy = workers && ((request: Request) => workers.serveIn(simulation, plan, request))
  const world = { simulation, plan, transport: door.transport, table: table.name, provider, stripe: standIn.url }
  const cloud = new Cloud({ ...world, bug, serveBy })
  const purchases = Array.from({ length: count }, (_, i) => planPurchase(seed, i, shop))
  const controllers = shop.machines.map((machine) => new Controller(cloud, machine, shop.customers))
  const stream = new Stream(cloud, table)
  const sweeper = new Sweeper(cloud)
  const postman = new Postman(cloud, standIn)
  const cast: Cast = { purchases, controllers, supplies: [], stream, sweeper, postman }
  const story = simulation.actor('story', () => live(cloud, shop, table, cast))
  await simulation.run()
  await story
  await workers?.stop()
  const items = await table.items()
  const history = new History(shop.items, [...stream.changes, ...(await table.changes())], log)
  const violations = check({
    shop,
    cloud,
    purchases,
    controllers,
    supplies: cast.supplies,
    items,
    afterOne: sweeper.afterOne,
    history,
    payments: standIn.ledger(),
    lost: stream.lost.length,
    attributed: !kill,
  })
  door.close()
  await standIn.stop()
  tables.giveBack(table)
  const { step: steps, trace } = simulation
  return { seed, purchases: count, injected: plan.injected, steps, trace, violations }
}

/** The people and machines of one simulation. */
interface Cast {
  purchases: readonly Purchase[]
  controllers: readonly Controller[]
  supplies: Supply[]
  stream: Stream
  sweeper: Sweeper
  postman: Postman
}

/** The story of every seed: people buy while everything goes wrong; then nothing goes wrong any more, and all must be settled. */
async function live(cloud: Cloud, shop: Shop, table: Table, cast: Cast): Promise<void> {
  const { purchases, controllers, supplies, stream, sweeper, postman } = cast
  const { simulation, plan } = cloud
  plan.enabled = true
  const working = controllers.map((controller) => simulation.actor(controller.machineId, () => controller.run()))
  const streaming = simulation.actor('stream', () => stream.run())
  const posting = simulation.actor('post', () => postman.run())
  const sweeping = simulation.actor('sweep', () => sweeper.run())
  const buying = purchases.map((purchase) => simulation.actor(purchase.name, () => buy(cloud, purchase)))
  const supplying = supply(cloud, shop)
  supplies.push(...supplying.supplies)
  await Promise.all([...buying, ...supplying.running])
  await sleep(5000)
  stream.close()
  await streaming
  for (const controller of controllers) controller.close()
  await Promise.all(working)
  plan.enabled = false
  sweeper.close()
  await sweeping
  postman.close()
  await posting
  await sweeper.finish(table)
  await postman.run()
  await stream.run()
  await keepBooks(cloud)
  await stream.run()
}
