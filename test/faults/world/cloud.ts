import type { DynamoTransport } from '@dispense/appsync'
import type { PaymentProvider } from '@dispense/core'
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'
import { Bell } from '../actors/bell.ts'
import { type Bug, withBug } from '../bugs/bug.ts'
import type { FaultPlan } from '../layer/plan.ts'
import { between, pick } from '../sim/roll.ts'
import type { Invoked, Simulation } from '../sim/simulation.ts'
import type { Worker } from '../sim/worker.ts'
import type { Caller } from './callers.ts'
import { runWith } from './payments.ts'
import { type Answer, FUNCTION_TIMEOUT, type Request, serve } from './serve.ts'

/** How far a worker's clock may be off, in milliseconds. */
const SKEW = 15 * 60_000

/** How often a machine hears of a vend that began. */
const TOLD = 0.8

/** An operation made by codegen: its text, and the types of its data and variables. */
export type TypedDocument<Data, Variables> = DocumentTypeDecoration<Data, Variables> & { toString(): string }

/** One finished call of the API: what the checks look at. */
export interface ApiCall {
  /** The invocation's name. */
  name: string
  operation: string
  caller: Caller
  input: unknown
  answer: Answer<unknown>
  /** Who served it. */
  worker: Worker
  /** The steps of the simulation before and after it. */
  from: number
  to: number
}

/** What a cloud is made of. */
export interface CloudOptions {
  simulation: Simulation
  plan: FaultPlan
  transport: DynamoTransport
  table: string
  /** Who takes money from cards, and where it is. */
  provider: PaymentProvider
  stripe: string
  bug?: Bug | undefined
  /** Who serves requests; left out, the API in this process. */
  serveBy?: ((request: Request) => Promise<Answer<unknown>>) | undefined
}

/** The cloud of one simulation: the API's real server, each call of which is an invocation that may be killed. */
export class Cloud {
  /** Every call and what the API made of it, even when the caller did not hear it. */
  readonly calls: ApiCall[] = []
  readonly simulation: Simulation
  readonly plan: FaultPlan
  readonly table: string
  readonly bug: Bug | undefined
  readonly provider: PaymentProvider
  /** Where the provider is, for whoever answers its questions. */
  readonly stripe: string
  /** How this cloud's functions reach the database. */
  readonly client: DynamoTransport
  /** Wakes machines that wait for work. */
  readonly #bells = new Map<string, Bell>()
  /** Whether workers have clocks that nobody here can set. */
  readonly #ownClocks: boolean
  readonly #serve: (request: Request) => Promise<Answer<unknown>>

  constructor({ simulation, plan, transport, table, provider, stripe, bug, serveBy }: CloudOptions) {
    this.simulation = simulation
    this.plan = plan
    this.table = table
    this.provider = provider
    this.stripe = stripe.replace('//localhost', '//127.0.0.1')
    this.bug = bug
    this.#ownClocks = serveBy !== undefined
    this.client = bug?.intercept ? withBug(transport, bug) : transport
    this.#serve = serveBy ?? ((request) => serve(request, this))
  }

  /** Calls the API once. `name` is the call's own in the simulation. */
  async ask<Data, Variables extends Record<string, unknown>>(
    name: string,
    caller: Caller,
    document: TypedDocument<Data, Variables>,
    variables: Variables,
  ): Promise<Answer<Data>> {
    const { simulation, plan } = this
    const asked = (this.bug?.asked?.(name, variables) ?? variables) as Variables
    const worker = this.#worker(name)
    const from = simulation.step
    const invoked = await simulation.invoke(worker, () =>
      this.#serve({ name, caller, query: document.toString(), variables: asked }),
    )
    const call: ApiCall = {
      name,
      operation: /(?:query|mutation) (\w+)/.exec(document.toString())?.[1] ?? '',
      caller,
      input: variables.input ?? variables,
      answer: 'crashed' in invoked ? { lost: true } : invoked.answer,
      worker,
      from,
      to: simulation.step,
    }
    await this.bug?.answered?.(call, this)
    this.#tellMachine(call)
    this.calls.push(call)
    if (plan.meet(`${name}#answer`, { 'lost answer': 'lost' in call.answer ? 0 : 0.04 })) return { lost: true }
    return call.answer as Answer<Data>
  }

  /** What wakes a machine. */
  bell(machineId: string): Bell {
    const bell = this.#bells.get(machineId) ?? new Bell()
    this.#bells.set(machineId, bell)
    return bell
  }

  /** A machine is told of a vend that began, as its subscription does; not always. */
  #tellMachine({ name, operation, input, answer }: ApiCall): void {
    const { machineId } = input as { machineId?: string }
    if (operation !== 'StartVend' || !machineId || !('data' in answer)) return
    if (this.simulation.roll(name, 'told') < TOLD) this.bell(machineId).ring()
  }

  /** Invokes another function once. `run` hears by when it has to end, in epoch milliseconds of its own clock. */
  invoke<T>(name: string, run: (deadline: number) => Promise<T>): Promise<Invoked<T>> {
    return this.simulation.invoke(this.#worker(name), () => {
      const deadline = Date.now() + FUNCTION_TIMEOUT
      return runWith({ provider: this.provider, deadline }, () => run(deadline))
    })
  }

  /** A worker, whose clock may be wrong. */
  #worker(name: string): Worker {
    const { simulation, plan } = this
    const { seed } = simulation
    const skewed = plan.meet(`${name}#clock`, { 'clock skew': this.#ownClocks ? 0 : 0.15 })
    const sign = pick([-1, 1], seed, name, 'sign')
    return simulation.worker(name, skewed ? between(1, SKEW, seed, name, 'skew') * sign : 0)
  }
}
