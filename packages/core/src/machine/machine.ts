import type { EntityItem } from 'electrodb'
import * as v from 'valibot'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { withOptions } from '../db/operation.ts'
import { ruleAttributes } from '../promotion/promotion.ts'

/**
 * A vending machine as its operator describes it, with its planogram. Rarely written; what changes with every vend is
 * in `MachineState`, a small item of the same partition, so that a vend never rewrites a planogram of many kilobytes.
 */
export const Machine = new Entity(
  {
    model: model('machine'),
    attributes: {
      machineId: { type: 'string', required: true },
      operatorId: { type: 'string', required: true },
      code: { type: 'string', required: true },
      name: { type: 'string', required: true },
      place: { type: 'string', required: true },
      /** Where it stands, in degrees (WGS 84). */
      location: {
        type: 'map',
        properties: { lat: { type: 'number', required: true }, lng: { type: 'number', required: true } },
      },
      /** What its operator groups it by. */
      tags: { type: 'list', items: { type: 'string' } },
      timeZone: { type: 'string', required: true },
      currency: { type: 'string', required: true },
      tax: {
        type: 'map',
        required: true,
        properties: {
          jurisdiction: { type: 'string' },
          ratePpm: { type: 'number', required: true },
          inclusive: { type: 'boolean', required: true },
          depositTaxed: { type: 'boolean' },
        },
      },
      /** The most that one vend may cost while it is offline, in minor units; absent: it sells nothing then. */
      offlineLimit: { type: 'number' },
      /** A slot holds a copy of what it shows of its product, so that a machine with its products is one Query. */
      planogram: {
        type: 'list',
        required: true,
        items: {
          type: 'map',
          properties: {
            code: { type: 'string', required: true },
            productId: { type: 'string', required: true },
            name: { type: 'string', required: true },
            imageUrl: { type: 'string' },
            minimumAge: { type: 'number' },
            price: { type: 'number', required: true },
            /** Whether `price` is the slot's own; else it follows the product's list price. */
            ownPrice: { type: 'boolean', required: true },
            deposit: { type: 'number', required: true },
            capacity: { type: 'number', required: true },
            parLevel: { type: 'number', required: true },
            /** At how many units it is low, when somebody has said so: see `lowAtOf`. */
            lowAt: { type: 'number' },
            enabled: { type: 'boolean', required: true },
          },
        },
      },
      /** A copy of the operator's promotions that concern it, so that a price is read with the machine. */
      promotions: { type: 'list', items: { type: 'map', properties: ruleAttributes } },
      /** Grows by one with every change of the planogram, the tax rule, the time zone or the promotions: of what sets prices. */
      planogramVersion: { type: 'number', required: true },
      createdAt: { type: 'string', required: true },
      updatedAt: { type: 'string', required: true },
    },
    indexes: {
      machine: { collection: 'page', pk: key('pk', ['machineId']), sk: key('sk', []) },
      byOperator: { index: 'gsi1', pk: key('gsi1pk', ['operatorId']), sk: key('gsi1sk', ['machineId']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** Input schema of a slot's code: what the customer types or taps. */
export const SlotCode = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,8}$/, 'must be 1 to 8 letters and digits'))

/** One machine. */
export type MachineRecord = EntityItem<typeof Machine>

/** One slot of a machine's planogram. */
export type PlanogramSlot = MachineRecord['planogram'][number]

/** Reads one machine without its state: 1 GetItem. */
export const machineById = (machineId: string) => Machine.get({ machineId })

/** A page of an operator's machines by id: 1 Query on gsi1. */
export const machinesOf = (operatorId: string, page: { limit: number; cursor?: string | null }) =>
  withOptions(Machine.query.byOperator({ operatorId }), { ...page })
