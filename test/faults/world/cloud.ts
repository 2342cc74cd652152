import { createServer } from '@dispense/api'
import { createRequestContext, type DynamoTransport } from '@dispense/appsync'
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'
import { type Bug, withBug } from '../bugs/bug.ts'
import type { FaultPlan } from '../layer/plan.ts'
import { between, pick } from '../sim/roll.ts'
import type { Simulation } from '../sim/simulation.ts'
import { currentWorker, type Worker } from '../sim/worker.ts'
import type { Caller } from './callers.ts'

/** How long the function may take (`timeout` in sst.config.ts), in milliseconds. */
const FUNCTION_TIMEOUT = 20_000

/** How far a worker's clock may be off, in milliseconds. */
const SKEW = 15 * 60_000

/** An operation made by codegen: its text, and the types of its data and variables. */
export type TypedDocument<Data, Variables> = DocumentTypeDecoration<Data, Variables> & { toString(): string }

/** What a caller hears: data, the code of a refusal, or nothing at all. */
export type Answer<Data> = { data: Data } | { code: string; info?: Record<string, unknown> } | { lost: true }

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

/** The API's server: one for all simulations, as it keeps nothing of a request. */
const server = createServer({
  production: true,
  log: (message, error) => currentWorker()?.simulation.unforeseen.push(`${message}: ${String(error)}`),
})
server.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests()

/** What a cloud is made of. */
export interface CloudOptions {
  simulation: Simulation
  plan: FaultPlan
  transport: DynamoTransport
  table: string
  bug?: Bug | undefined
}

/** The cloud of one simulation: the API's real server, each call of which is an invocation that may be killed. */
export class Cloud {
  /** Every call and what the API made of it, even when the caller did not hear it. */
  readonly calls: ApiCall[] = []
  readonly simulation: Simulation
  readonly plan: FaultPlan
  readonly table: string
  readonly bug: Bug | undefined
  readonly #transport: DynamoTransport

  constructor({ simulation, plan, transport, table, bug }: CloudOptions) {
    this.simulation = simulation
    this.plan = plan
    this.table = table
    this.bug = bug
    this.#transport = bug?.intercept ? withBug(transport, bug) : transport
  }

  /** Calls the API once. `name` is the call's own in the simulation. */
  async ask<Data, Variables extends Record<string, unknown>>(
    name: string,
    caller: Caller,
    document: TypedDocument<Data, Variables>,
    variables: Variables,
  ): Promise<Answer<Data>> {
    const { simulation, plan } = this
    const skewed = plan.meet(`${name}#clock`, { 'clock skew': 0.15 })
    const skew = skewed
      ? between(1, SKEW, simulation.seed, name, 'skew') * pick([-1, 1], simulation.seed, name, 'sign')
      : 0
    const asked = (this.bug?.asked?.(name, variables) ?? variables) as Variables
    const worker = simulation.worker(name, skew)
    const from = simulation.step
    const invoked = await simulation.invoke(worker, () => this.#serve(name, caller, document, asked))
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
    this.calls.push(call)
    if (plan.meet(`${name}#answer`, { 'lost answer': 'lost' in call.answer ? 0 : 0.04 })) return { lost: true }
    return call.answer as Answer<Data>
  }

  async #serve<Data, Variables extends Record<string, unknown>>(
    name: string,
    caller: Caller,
    document: TypedDocument<Data, Variables>,
    variables: Variables,
  ): Promise<Answer<Data>> {
    const request = createRequestContext({
      ...caller,
      electro: { client: this.#transport, table: this.table },
      deadline: Date.now() + FUNCTION_TIMEOUT,
      env: { NEXT_TOKEN_KEY: 'signs the nextToken of lists', PAYMENT_PROVIDER: 'local' },
    })
    const { body } = await server.executeOperation<Data, Variables>(
      { query: document.toString(), variables },
      { contextValue: { ...request, requestId: name } },
    )
    if (body.kind !== 'single') throw new Error('The API answered in parts')
    const { data, errors } = body.singleResult
    const [error] = errors ?? []
    if (!error) return { data: data as Data }
    const { code, errorInfo } = error.extensions ?? {}
    return { code: String(code), ...(errorInfo !== undefined && { info: errorInfo as Record<string, unknown> }) }
  }
}
