import { followStock, type RunOptions, type StateChange } from '@dispense/core'
import { fromAttributes } from '@dispense/dynamodb'
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda'

/**
 * Keeps which slots of a machine are low or empty, from a change of its state. Most changes cross no threshold and write
 * nothing. A change that comes twice or too late changes nothing.
 */
export async function followState({ dynamodb = {} }: DynamoDBRecord, electro: RunOptions): Promise<void> {
  const { OldImage: before, NewImage: after = {}, SequenceNumber, ApproximateCreationDateTime: seconds } = dynamodb
  const { machineId = '', operatorId = '' } = stateOf(after)
  if (!SequenceNumber || !machineId || !operatorId) throw new Error('The record is none of the state of a machine')
  const change: StateChange = {
    before: before && stateOf(before),
    after: { ...stateOf(after), machineId, operatorId },
    sequence: SequenceNumber,
    at: seconds === undefined ? Date.now() : seconds * 1000,
  }
  await followStock(change)?.go(electro)
}

/** What of a machine's state counts here. */
function stateOf({ machineId, operatorId, stock, lowAt }: Record<string, AttributeValue>) {
  const present = { stock: stock ?? { M: {} }, ...(lowAt && { lowAt }) }
  const amounts = fromAttributes(present as Parameters<typeof fromAttributes>[0])
  return {
    machineId: machineId?.S,
    operatorId: operatorId?.S,
    ...(amounts as Pick<StateChange['after'], 'stock' | 'lowAt'>),
  }
}
