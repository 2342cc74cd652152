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
  invoke(input: { FunctionName: string; InvocationType: 'RequestResponse' | 'Event'; Payload: Uint8Array }): Promise<{
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
  const batches = new WeakMap<RequestContext, Map<string, Waiting[]>>()

  const invoke = async (payload: unknown, event = false) => {
    const output = await client.invoke({
      FunctionName: functionName,
      InvocationType: event ? 'Event' : 'RequestResponse',
      Payload: Buffer.from(JSON.stringify(payload ?? null)),
    })
    const text = output.Payload ? Buffer.from(output.Payload).toString('utf8') : ''
    const value = text === '' ? null : JSON.parse(text)
    if (output.FunctionError) {
      throw new DataSourceError(value?.errorMessage ?? output.FunctionError, `Lambda:${output.FunctionError}`)
    }
    return value
  }

  const flush = async (waiting: Waiting[]) => {
    try {
      const answers: unknown = await invoke(waiting.map(({ payload }) => payload))
      if (!Array.isArray(answers) || answers.length !== waiting.length) {
        throw new DataSourceError(
          `BatchInvoke: the function must answer a list of ${waiting.length}.`,
          'Lambda:BatchError',
        )
      }
      waiting.forEach((each, index) => {
        settle(each, answers[index])
      })
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  }

  const gather = (context: RequestContext, field: string, payload: unknown) =>
    new Promise((resolve, reject) => {
      const fields = batches.get(context) ?? new Map<string, Waiting[]>()
      batches.set(context, fields)
      const waiting = fields.get(field) ?? []
      if (waiting.length === 0) afterTick(() => void flushField(fields, field))
      fields.set(field, [...waiting, { payload, resolve, reject }])
    })

  const flushField = async (fields: Map<string, Waiting[]>, field: string) => {
    const waiting = fields.get(field) ?? []
    fields.delete(field)
    const groups = Array.from({ length: Math.ceil(waiting.length / maxBatchSize) }, (_, index) =>
      waiting.slice(index * maxBatchSize, (index + 1) * maxBatchSize),
    )
    await Promise.all(groups.map(flush))
  }

  return {
    type: 'Lambda',
    async execute(request, { ctx, context }) {
      if (request === undefined) return await invoke(ctx)
      const { operation, payload, invocationType } = request as LambdaDocument
      if (operation === 'Invoke') return await invoke(payload, invocationType === 'Event')
      if (operation !== 'BatchInvoke') {
        throw new TypeError(`A Lambda data source has no operation '${operation}'; it has Invoke and BatchInvoke.`)
      }
      return await gather(context, `${ctx.info.parentTypeName}.${ctx.info.fieldName}`, payload)
    },
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
