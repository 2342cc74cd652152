import type { EntityItem } from 'electrodb'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { withOptions } from '../db/operation.ts'

/** Something that an operator sells. Amounts are minor units of `currency`, which is the operator's. */
export const Product = new Entity(
  {
    model: model('product'),
    attributes: {
      productId: { type: 'string', required: true },
      operatorId: { type: 'string', required: true },
      name: { type: 'string', required: true },
      description: { type: 'string', required: true },
      imageUrl: { type: 'string' },
      /** How old the buyer must be, in years; absent or 0: anybody may buy it. */
      minimumAge: { type: 'number' },
      price: { type: 'number', required: true },
      deposit: { type: 'number', required: true },
      currency: { type: 'string', required: true },
      allergens: { type: 'list', items: { type: 'string' }, required: true },
      /** Of 100 ml or 100 g: kilojoules, and milligrams of the rest. */
      nutrition: {
        type: 'map',
        properties: {
          per: { type: ['HUNDRED_ML', 'HUNDRED_G'] as const, required: true },
          energyKj: { type: 'number', required: true },
          fat: { type: 'number', required: true },
          saturates: { type: 'number', required: true },
          carbohydrate: { type: 'number', required: true },
          sugars: { type: 'number', required: true },
          protein: { type: 'number', required: true },
          salt: { type: 'number', required: true },
        },
      },
      /** Grows by one with every change: guards a change against one that was made in between. */
      revision: { type: 'number', required: true },
      createdAt: { type: 'string', required: true },
      updatedAt: { type: 'string', required: true },
    },
    indexes: {
      product: { pk: key('pk', ['productId']), sk: key('sk', []) },
      byOperator: { index: 'gsi1', pk: key('gsi1pk', ['operatorId']), sk: key('gsi1sk', ['productId']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** One product. */
export type ProductRecord = EntityItem<typeof Product>

/** Reads one product: 1 GetItem, 0.5 read units. */
export const productById = (productId: string) => Product.get({ productId })

/** A page of an operator's products by id: 1 Query on gsi1. */
export const productsOf = (operatorId: string, page: { limit: number; cursor?: string | null }) =>
  withOptions(Product.query.byOperator({ operatorId }), { ...page })
