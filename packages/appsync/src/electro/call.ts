import { type Backoff, backOff, classify, PATIENT, RETRY_RULES } from '@dispense/dynamodb/retry'
import { assertTimeLeft, isOver } from '../deadline.ts'
import { executionTimeout } from '../errors.ts'
import type { Deadline, DynamoCall, DynamoOperation, DynamoOutput, DynamoTransport } from '../types.ts'

/** What every call of one request shares. */
export interface CallOptions {
  client: DynamoTransport
  deadline: Deadline
  onCall?: ((call: DynamoCall) => void) | undefined
  backoff?: Backoff | undefined
}

/** The sum of an answer's `ConsumedCapacity`, in capacity units. */
export function unitsOf(output: DynamoOutput): number {
  const consumed = output.ConsumedCapacity
  if (!consumed) return 0
  return [consumed].flat().reduce((sum, each) => sum + (each.CapacityUnits ?? 0), 0)
}

const READS: ReadonlySet<DynamoOperation> = new Set(['GetItem', 'Query', 'Scan', 'BatchGetItem', 'TransactGetItems'])

/** Whether an operation's units are those of reads or of writes. */
export const chargeOf = (operation: DynamoOperation): 'readUnits' | 'writeUnits' =>
  READS.has(operation) ? 'readUnits' : 'writeUnits'

/**
 * Sends commands with the request's deadline, asks for the consumed capacity, tries again as the runtime's part of
 * `RETRY_RULES` says (the transport has its own part), and reports what it cost.
 */
export class Caller {
  readonly #options: CallOptions

  constructor(options: CallOptions) {
    this.#options = options
  }

  get deadline(): Deadline {
    return this.#options.deadline
  }

  /** Waits before the next attempt at what DynamoDB has left undone; false when there is to be none. */
  backOff(attempt: number, backoff = PATIENT): Promise<boolean> {
    return backOff(attempt, this.#options.backoff ?? backoff, this.deadline.remaining())
  }

  /**
   * @throws ResolverError `ExecutionTimeout` at the deadline; DynamoDB's error otherwise
   */
  async call(operation: DynamoOperation, params: Record<string, unknown>): Promise<DynamoOutput> {
    const bill: DynamoCall = { operation, table: tableOf(params), consumed: 0, attempts: 0, ms: 0, params }
    const start = performance.now()
    try {
      return await this.#attempt(operation, params, bill)
    } catch (error) {
      bill.error = error instanceof Error ? error.name : 'Error'
      throw isOver(this.#options.deadline) ? executionTimeout() : error
    } finally {
      bill.ms = performance.now() - start
      this.#options.onCall?.(bill)
    }
  }

  async #attempt(operation: DynamoOperation, params: Record<string, unknown>, bill: DynamoCall): Promise<DynamoOutput> {
    const { client, deadline } = this.#options
    for (let attempt = 1; ; attempt++) {
      assertTimeLeft(deadline)
      try {
        const input = { ...params, ReturnConsumedCapacity: 'TOTAL' }
        const output = await client.call(operation, input, { abortSignal: deadline.signal })
        bill.attempts += output.$metadata?.attempts ?? 1
        bill.consumed += unitsOf(output)
        return output
      } catch (error) {
        bill.attempts += attemptsOf(error)
        const { runtime } = RETRY_RULES[classify(error)]
        if (!runtime || !(await this.backOff(attempt, runtime))) throw error
      }
    }
  }
}

function attemptsOf(error: unknown): number {
  const metadata = error instanceof Error && '$metadata' in error ? error.$metadata : undefined
  return (metadata as DynamoOutput['$metadata'])?.attempts ?? 1
}

function tableOf(params: Record<string, unknown>): string {
  if (typeof params.TableName === 'string') return params.TableName
  if (params.RequestItems) return Object.keys(params.RequestItems).join()
  const items = (params.TransactItems ?? []) as Record<string, { TableName?: string }>[]
  return [...new Set(items.flatMap((item) => Object.values(item).map((part) => part.TableName)))].join()
}
