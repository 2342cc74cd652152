import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Worker } from '../sim/worker.ts'

/** One item that a call has written. */
export interface Write {
  /** When: the simulation's step. */
  step: number
  /** Who: the invocation's name. */
  worker: string
  /** `pk sk`. */
  key: string
}

type Values = Record<string, AttributeValue>

/** The parts of any DynamoDB request that are looked at here: DynamoDB's own JSON. */
export interface DynamoInput {
  TransactItems?: readonly object[]
  RequestItems?: Record<string, { Keys?: readonly object[] }>
  ClientRequestToken?: string
  [name: string]: unknown
}

/** Who wrote which item when, in the order in which the database did it. */
export class WriteLog {
  readonly writes: Write[] = []
  readonly #tokens = new Set<string>()

  /** Notes a call that DynamoDB has carried out. A transaction that is sent again with its token changes nothing. */
  wrote({ name, simulation: { step } }: Worker, operation: string, input: DynamoInput): void {
    if (!/^(Put|Update|Delete|TransactWrite)/.test(operation)) return
    const { ClientRequestToken: token, TransactItems: parts = [input] } = input
    if (token !== undefined && this.#tokens.has(token)) return
    if (token !== undefined) this.#tokens.add(token)
    for (const part of parts) {
      const of = (input.TransactItems ? Object.entries(part) : [['Call', part]]) as [
        string,
        { Key?: Values; Item?: Values },
      ][]
      for (const [verb, { Key, Item }] of of) {
        const key = Key ?? Item
        if (verb !== 'ConditionCheck' && key) this.writes.push({ step, worker: name, key: keyOf(key) })
      }
    }
  }
}

/** An item's key as text: `pk sk`. */
export function keyOf(marshalled: Values): string {
  const { pk, sk } = unmarshall(marshalled)
  return `${pk} ${sk}`
}
