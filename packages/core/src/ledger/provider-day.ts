import { CustomAttributeType, type EntityItem } from '../db/electro.ts'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent } from '../db/operation.ts'
import type { Movement } from '../payment/provider.ts'
import { type Difference, type Matched, matchDay } from './match.ts'
import type { TransferRecord } from './transfer.ts'

/** How many differences of a day are kept: a page for a person, and an item below DynamoDB's limit. */
const KEPT = 200

/** What the payment provider's books of a day (UTC) say of an operator, held against ours when it was last asked. */
export const ProviderDay = new Entity(
  {
    model: model('providerDay'),
    attributes: {
      operatorId: { type: 'string', required: true },
      /** `2026-11-27` */
      day: { type: 'string', required: true },
      currency: { type: 'string', required: true },
      figures: { type: CustomAttributeType<Matched['figures']>('any'), required: true },
      movements: { type: 'number', required: true },
      /** The first of them; `differenceCount` says how many there are. */
      differences: { type: CustomAttributeType<Difference[]>('any'), required: true },
      differenceCount: { type: 'number', required: true },
      askedAt: { type: 'string', required: true },
    },
    indexes: {
      day: { pk: key('pk', ['operatorId']), sk: key('sk', ['day']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** What the payment provider's books of a day say of an operator. */
export type ProviderDayRecord = EntityItem<typeof ProviderDay>

/** Reads it; `null` when the provider was not asked yet: 1 GetItem. */
export const providerDay = (operatorId: string, day: string) => consistent(ProviderDay.get({ operatorId, day }))

/** Those from one day to another, both included: 1 Query. */
export const providerDaysOf = (operatorId: string, from: string, to: string) =>
  consistent(ProviderDay.query.day({ operatorId }).between({ day: from }, { day: to }))

/** Holds both sides of a day against each other; the operation writes it, instead of what was found before: 1 PutItem. */
export function putProviderDay(
  of: Pick<ProviderDayRecord, 'operatorId' | 'day' | 'currency' | 'askedAt'>,
  transfers: readonly TransferRecord[],
  movements: readonly Movement[],
) {
  const { differences, ...matched } = matchDay(of.day, transfers, movements)
  const record: ProviderDayRecord = {
    ...of,
    ...matched,
    differences: differences.slice(0, KEPT),
    differenceCount: differences.length,
  }
  return { record, operation: ProviderDay.put(record) }
}
