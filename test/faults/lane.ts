/**
 * A thread that simulates seeds, so that a computer's cores share them. It has globals of its own: the simulation's time and
 * chance reach nothing else.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { TablePlan } from '@dispense/local'
import { BUGS } from './bugs/index.ts'
import { type RunOptions, runSeed } from './run.ts'
import { installGlobals } from './sim/globals.ts'
import { Tables } from './world/database.ts'
import { openShop, type Shop } from './world/shop.ts'

/** What a lane is made with. */
export interface LaneData {
  endpoint: string
  plan: TablePlan
  /** Its number. */
  lane: number
}

/** What a lane is asked: to open the shop, or to simulate a seed that begins with one. Bugs are named. */
export type LaneRequest =
  | { open: true }
  | { shop: Shop; options: Omit<RunOptions, 'bug'> & { bug?: string | undefined } }

const { endpoint, plan, lane } = workerData as LaneData
const tables = new Tables(endpoint, plan, `lane${lane}`)
installGlobals()

parentPort?.on('message', async ({ id, request }: { id: number; request: LaneRequest }) => {
  const answer = await answerOf(request).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  parentPort?.postMessage({ id, ...answer })
})

async function answerOf(request: LaneRequest) {
  if ('open' in request) return await openShop(tables)
  const { shop, options } = request
  return await runSeed(tables, shop, { ...options, bug: BUGS.find(({ name }) => name === options.bug) })
}
