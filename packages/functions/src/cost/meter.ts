import type { Wire } from '@dispense/api'
import { chargeOf, type DynamoOperation, type DynamoTransport, unitsOf } from '@dispense/appsync'

/** A call to DynamoDB and the request units that it consumed. */
export interface MeteredCall {
  operation: DynamoOperation
  readUnits: number
  writeUnits: number
}

/** What an invocation has used until now. */
export interface Usage {
  /** Its calls to DynamoDB, in the order in which they ended. */
  calls: readonly MeteredCall[]
  /** Messages that it sent to WebSockets: 32 KB each. */
  socketMessages: number
  /** Milliseconds since it began. */
  ms: number
}

/** A message of a WebSocket is paid by so many bytes ("Amazon API Gateway pricing"). */
const MESSAGE = 32 * 1024

/** Counts what the invocation that runs consumes. An environment runs one at a time, so it has one meter. */
export class Meter {
  #calls: MeteredCall[] = []
  #messages = 0
  #began = performance.now()

  /** Forgets the invocation before. */
  begin(): void {
    this.#calls = []
    this.#messages = 0
    this.#began = performance.now()
  }

  get usage(): Usage {
    return { calls: this.#calls, socketMessages: this.#messages, ms: performance.now() - this.#began }
  }

  /** A transport whose calls are counted. */
  transport(inner: DynamoTransport): DynamoTransport {
    return {
      call: async (operation, params, options) => {
        const input = { ...params, ReturnConsumedCapacity: 'TOTAL' }
        try {
          const output = await inner.call(operation, input, options)
          this.#add(operation, unitsOf(output))
          return output
        } catch (error) {
          this.#add(operation, refusedUnits(params, error))
          throw error
        }
      },
    }
  }

  /** A wire whose messages are counted. */
  wire(inner: Wire): Wire {
    return {
      post: (connectionId, text) => {
        this.#messages += Math.ceil(Buffer.byteLength(text) / MESSAGE)
        return inner.post(connectionId, text)
      },
      close: (connectionId) => inner.close(connectionId),
    }
  }

  #add(operation: DynamoOperation, units: number): void {
    const call = { operation, readUnits: 0, writeUnits: 0 }
    this.#calls.push({ ...call, [chargeOf(operation)]: units })
  }
}

/**
 * A write that its condition refuses is paid all the same, and DynamoDB does not say how much: for items under 1 KB, one unit, in
 * a transaction two for each ("Condition expressions", "Managing complex workflows with DynamoDB transactions").
 */
function refusedUnits({ TransactItems }: Record<string, unknown>, error: unknown): number {
  const { name } = error as Error
  if (name === 'ConditionalCheckFailedException') return 1
  return name === 'TransactionCanceledException' && Array.isArray(TransactItems) ? 2 * TransactItems.length : 0
}
