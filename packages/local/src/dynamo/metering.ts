/** What matters of a call here. */
interface Call {
  readonly ReturnConsumedCapacity?: 'INDEXES' | 'TOTAL' | 'NONE'
  readonly TransactItems?: readonly unknown[]
}

type Answer = Record<string, unknown>

const READS = new Set(['GetItem', 'Query', 'Scan', 'BatchGetItem', 'TransactGetItems'])
const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems'])

/** Which charge an operation's units are; undefined for one that has none. */
export const chargeOf = (operation: string): 'readUnits' | 'writeUnits' | undefined => {
  if (READS.has(operation)) return 'readUnits'
  return WRITES.has(operation) ? 'writeUnits' : undefined
}

/** The call with its consumption asked for, which costs nothing on AWS either; the caller is not to notice. */
export const asked = <C extends Call>(input: C): C =>
  wants(input) ? input : { ...input, ReturnConsumedCapacity: 'TOTAL' }

/** The answer as the caller asked for it, and the units that it says were consumed. */
export const measured = (input: Call, answer: Answer): { answer: Answer; units: number } => {
  const { ConsumedCapacity: consumed, ...rest } = answer
  const list = [consumed ?? []].flat() as { CapacityUnits?: number }[]
  const units = list.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
  return { answer: wants(input) ? answer : rest, units }
}

const wants = ({ ReturnConsumedCapacity: wanted }: Call): boolean => wanted !== undefined && wanted !== 'NONE'

/** The units of a write that a condition refused, at the least: AWS charges for it, and does not say in its answer. */
export const refusedUnits = (error: Answer, { TransactItems = [] }: Call): number => {
  const name = String(error.__type).split('#').at(-1)
  if (name === 'ConditionalCheckFailedException') return 1
  return name === 'TransactionCanceledException' ? 2 * TransactItems.length : 0
}
