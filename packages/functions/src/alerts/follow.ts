import {
  followAlerts,
  type RunOptions,
  type StateImage,
  type Wrong,
  wrongsOfDay,
  wrongsOfHealth,
  wrongsOfState,
} from '@dispense/core'
import { fromAttributes } from '@dispense/dynamodb'
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda'

type Image = Record<string, AttributeValue>

/** What is wrong by the image of an item, by the name of its entity. */
const WRONGS: Record<string, (image: Image) => Wrong[]> = {
  machineState: (image) => {
    const { stock, lowAt, jammed, silentSince } = image
    const present = {
      stock: stock ?? { M: {} },
      ...(lowAt && { lowAt }),
      ...(jammed && { jammed }),
      ...(silentSince && { silentSince }),
    }
    return wrongsOfState(valuesOf(present) as StateImage)
  },
  health: ({ flags }) => wrongsOfHealth(valuesOf({ ...(flags && { flags }) })),
  machineDay: ({ figures }) =>
    wrongsOfDay(columnsOf((valuesOf({ ...(figures && { figures }) }).figures ?? {}) as Sums)),
}

/** Opens and closes alerts by a change of one of these items. A change that comes twice or too late changes nothing. */
export async function followWrongs({ dynamodb = {} }: DynamoDBRecord, electro: RunOptions): Promise<void> {
  const { NewImage: image = {}, OldImage: old, SequenceNumber, ApproximateCreationDateTime: seconds } = dynamodb
  const wrongsOf = WRONGS[image.__edb_e__?.S ?? '']
  const [machineId, operatorId] = [image.machineId?.S, image.operatorId?.S]
  if (!wrongsOf) return
  if (!SequenceNumber || !machineId || !operatorId) throw new Error('The record has no machine, operator or number')
  const operations = followAlerts({
    machineId,
    operatorId,
    before: old ? wrongsOf(old) : [],
    after: wrongsOf(image),
    sequence: SequenceNumber,
    at: seconds === undefined ? Date.now() : seconds * 1000,
  })
  await Promise.all(operations.map((operation) => operation.go(electro)))
}

const valuesOf = (image: Image): Record<string, unknown> =>
  fromAttributes(image as Parameters<typeof fromAttributes>[0])

type Sums = Record<string, number>

/** The vends of each column of a machine's day, whatever products were in it: see `figuresOf` in core. */
function columnsOf(figures: Sums): Record<string, { sold: number; failed: number }> {
  const columns: Record<string, { sold: number; failed: number }> = {}
  for (const [name, amount] of Object.entries(figures)) {
    const [, column = '', figure] = /^c([0-9A-Za-z]+)_[0-9A-Z]+_([nf])$/.exec(name) ?? []
    if (!column) continue
    columns[column] ??= { sold: 0, failed: 0 }
    columns[column][figure === 'n' ? 'sold' : 'failed'] += amount
  }
  return columns
}
