import type { EntityItem } from 'electrodb'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { withOptions } from '../db/operation.ts'

/** A company that owns machines, products, prices and the money they earn: one tenant. */
export const Operator = new Entity(
  {
    model: model('operator'),
    attributes: {
      operatorId: { type: 'string', required: true },
      name: { type: 'string', required: true },
      currency: { type: 'string', required: true },
      /** The rule for points; absent: it gives none. */
      loyalty: {
        type: 'map',
        properties: {
          pointsPerUnit: { type: 'number', required: true },
          pointValue: { type: 'number', required: true },
          freeDrinkPoints: { type: 'number' },
        },
      },
      createdAt: { type: 'string', required: true },
    },
    indexes: {
      operator: { pk: key('pk', ['operatorId']), sk: key('sk', []) },
      // All of them under one key: read by the nightly closing of the books and nobody else.
      all: { index: 'gsi1', pk: key('gsi1pk', []), sk: key('gsi1sk', ['operatorId']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** One operator. */
export type OperatorRecord = EntityItem<typeof Operator>

/** Reads one operator: 1 GetItem, 0.5 read units. */
export const operatorById = (operatorId: string) => Operator.get({ operatorId })

/** A page of all operators: 1 Query on gsi1. */
export const allOperators = (page: { limit: number; cursor?: string | null }) =>
  withOptions(Operator.query.all({}), page)
