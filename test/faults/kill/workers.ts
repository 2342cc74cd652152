import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '../layer/doors.ts'
import type { FaultPlan } from '../layer/plan.ts'
import type { Simulation } from '../sim/simulation.ts'
import { currentWorker } from '../sim/worker.ts'
import type { Answer, Request } from '../world/serve.ts'

/** The longest time from a request to the kill, in milliseconds: some are over before, some have not begun. */
const LATEST = 24

/** Real processes that serve requests one at a time; now and then one is killed while it does. */
export class Workers {
  /** How many were killed while they served. */
  kills = 0
  readonly #start: () => ChildProcess
  #worker: Promise<ChildProcess>
  #next: Promise<ChildProcess>

  /** Where DynamoDB and Stripe are, and which table. */
  constructor(account: Account, table: string, stripe: string) {
    const args = [JSON.stringify(account), table, stripe]
    this.#start = () => fork(new URL('worker.ts', import.meta.url), args)
    this.#worker = this.#ready()
    this.#next = this.#ready()
  }

  /** Serves a request of a simulation: nothing else is under way meanwhile. */
  serveIn(simulation: Simulation, plan: FaultPlan, request: Request): Promise<Answer<unknown>> {
    const worker = currentWorker()
    if (!worker) throw new Error('Requests come from a simulation')
    const site = `${request.name}#kill`
    const killed = plan.meet(site, { 'killed worker': 0.04 })
    return simulation.pass(worker, site, async () => {
      const before = this.kills
      const answer = await this.serve(request, killed && simulation.roll(site, 'after') * LATEST)
      // Whoever was faster than the kill was not killed.
      if (killed && this.kills === before) plan.withdraw(site)
      return answer
    })
  }

  /** Has a request served. `killAfter` milliseconds later the worker is killed with SIGKILL, unless it has answered. */
  async serve(request: Request, killAfter: number | undefined): Promise<Answer<unknown>> {
    const worker = await this.#worker
    const answered = once(worker, 'message').then(([answer]) => answer as Answer<unknown>)
    worker.send(request)
    if (killAfter === undefined) return await answered
    const early = await Promise.race([answered, sleep(killAfter)])
    if (early) return early
    const exited = once(worker, 'exit').then((): Answer<unknown> => ({ lost: true }))
    worker.kill('SIGKILL')
    this.kills += 1
    this.#worker = this.#next
    this.#next = this.#ready()
    return await exited
  }

  async stop(): Promise<void> {
    for (const worker of await Promise.all([this.#worker, this.#next])) worker.kill('SIGKILL')
  }

  async #ready(): Promise<ChildProcess> {
    const worker = this.#start()
    await once(worker, 'message')
    return worker
  }
}
