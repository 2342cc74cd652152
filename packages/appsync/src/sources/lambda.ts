import { withinDeadline } from '../deadline.ts'
import { DataSourceError } from '../errors.ts'
import { defaultLimits } from '../limits.ts'
import { afterTick } from '../tick.ts'
import type { DataSource, RequestContext } from '../types.ts'

/** A Lambda request document. */
interface LambdaDocument {
  operation: 'Invoke' | 'BatchInvoke'
  payload?: unknown
  invocationType?: 'RequestResponse' | 'Event'
}

/** The method of the AWS SDK's `Lambda` that is used. */
export interface LambdaInvoker {
  invoke(
    input: { FunctionName: string; InvocationType: 'RequestResponse' | 'Event'; Payload: Uint8Array },
    options: { abortSignal: AbortSignal },
  ): Promise<{
    FunctionError?: string | undefined
    Payload?: Uint8Array | undefined
  }>
}

/** The function of a Lambda data source. */
export interface LambdaOptions {
  functionName: string
  /** The AWS SDK's aggregated client, `new Lambda({})`. */
  client: LambdaInvoker
  /** How many BatchInvoke requests go into one invocation; AppSync's default is 5, its limit 2000. */
  maxBatchSize?: number
}

/** A request that waits to be sent with others. */
interface Waiting {
  payload: unknown
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/**
 * An AppSync Lambda data source. `Invoke` calls the function with the payload; without a request function the payload is
 * the whole context. `BatchInvoke` gathers a tick's requests of one field into one call with a list, and the function
 * answers a list of the same length, each entry a value or `{ data, errorMessage, errorType }`.
 */
export function lambdaDataSource({ functionName, client, maxBatchSize = 5 }: LambdaOptions): DataSource {
  if (!(maxBatchSize >= 1 && maxBatchSize <= defaultLimits.maxBatchSize)) {
    throw new RangeError(`maxBatchSize is ${maxBatchSize}; it is 1 to ${defaultLimits.maxBatchSize}.`)
  }
  const invoke: Invoke = async (payload, { deadline }, event = false) => {
    const input = {
      FunctionName: functionName,
      InvocationType: event ? ('Event' as const) : ('RequestResponse' as const),
      Payload: Buffer.from(JSON.stringify(payload ?? null)),
    }
    return answerOf(await withinDeadline(deadline, (abortSignal) => client.invoke(input, { abortSignal })))
  }
  const batches = new WeakMap<RequestContext, Batches>()
  const batchesOf = (context: RequestContext) => {
    const known = batches.get(context) ?? new Batches((payloads) => invoke(payloads, context), maxBatchSize)
    batches.set(context, known)
    return known
  }
  return {
    type: 'Lambda',
    async execute(request, { ctx, context }) {
      if (request === undefined) return await invoke(ctx, context)
      const { operation, payload, invocationType } = request as LambdaDocument
      if (operation === 'Invoke') return await invoke(payload, context, invocationType === 'Event')
      if (operation !== 'BatchInvoke') {
        throw new TypeError(`A Lambda data source has no operation '${operation}'; it has Invoke and BatchInvoke.`)
      }
      return await batchesOf(context).add(`${ctx.info.parentTypeName}.${ctx.info.fieldName}`, payload)
    },
  }
}

type Invoke = (payload: unknown, context: RequestContext, event?: boolean) => Promise<unknown>

/** The function's answer; what it threw becomes `ctx.error`. */
function answerOf({ FunctionError, Payload }: Awaited<ReturnType<LambdaInvoker['invoke']>>): unknown {
  const text = Payload ? Buffer.from(Payload).toString('utf8') : ''
  const value = text === '' ? null : JSON.parse(text)
  if (FunctionError) throw new DataSourceError(value?.errorMessage ?? FunctionError, `Lambda:${FunctionError}`)
  return value
}

/** The BatchInvoke requests of one GraphQL request, gathered by field for a tick. */
class Batches {
  readonly #invoke: (payloads: unknown[]) => Promise<unknown>
  readonly #size: number
  readonly #fields = new Map<string, Waiting[]>()

  constructor(invoke: (payloads: unknown[]) => Promise<unknown>, size: number) {
    this.#invoke = invoke
    this.#size = size
  }

  add(field: string, payload: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const waiting = this.#fields.get(field) ?? []
      if (waiting.length === 0) afterTick(() => this.#flush(field))
      waiting.push({ payload, resolve, reject })
      this.#fields.set(field, waiting)
    })
  }

  #flush(field: string): void {
    const waiting = this.#fields.get(field) ?? []
    this.#fields.delete(field)
    for (let start = 0; start < waiting.length; start += this.#size) {
      void this.#run(waiting.slice(start, start + this.#size))
    }
  }

  async #run(waiting: Waiting[]): Promise<void> {
    try {
      const answers = await this.#invoke(waiting.map(({ payload }) => payload))
      if (!Array.isArray(answers) || answers.length !== waiting.length) {
        const message = `BatchInvoke: the function must answer a list of ${waiting.length}.`
        throw new DataSourceError(message, 'Lambda:BatchError')
      }
      waiting.forEach((each, index) => {
        settle(each, answers[index])
      })
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  }
}

/** An entry of a batch's answer is the value itself, or says how it failed. */
function settle({ resolve, reject }: Waiting, answer: unknown): void {
  const entry = typeof answer === 'object' && answer !== null ? answer : {}
  if ('errorMessage' in entry && entry.errorMessage) {
    const type = 'errorType' in entry ? String(entry.errorType) : 'Lambda:Handled'
    reject(new DataSourceError(String(entry.errorMessage), type, 'data' in entry ? entry.data : null))
  } else resolve('data' in entry ? entry.data : answer)
}
