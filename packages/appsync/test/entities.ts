import { Entity, Service } from 'electrodb'

/**
 * The model of the tests: machines with slots, as plain as an entity can be. It has no client; its table is only a word,
 * which ElectroDB wants to see before it builds a transaction, and which the request's table replaces.
 */
export const Machine = new Entity({
  model: { entity: 'machine', version: '1', service: 'test' },
  attributes: {
    machineId: { type: 'string', required: true },
    operatorId: { type: 'string', required: true },
    name: { type: 'string', required: true },
    stock: { type: 'number', default: 0 },
    place: { type: 'map', properties: { city: { type: 'string' } } },
  },
  indexes: {
    byId: {
      pk: { field: 'pk', composite: ['machineId'], casing: 'none' },
      sk: { field: 'sk', composite: [], casing: 'none' },
      collection: 'contents',
    },
    byOperator: {
      index: 'gsi1',
      projection: 'keys_only',
      pk: { field: 'gsi1pk', composite: ['operatorId'], casing: 'none' },
      sk: { field: 'gsi1sk', composite: ['machineId'], casing: 'none' },
    },
  },
})

/** A column of a machine. */
export const Slot = new Entity({
  model: { entity: 'slot', version: '1', service: 'test' },
  attributes: {
    machineId: { type: 'string', required: true },
    code: { type: 'string', required: true },
    stock: { type: 'number', required: true },
  },
  indexes: {
    byMachine: {
      pk: { field: 'pk', composite: ['machineId'], casing: 'none' },
      sk: { field: 'sk', composite: ['code'], casing: 'none' },
      collection: 'contents',
    },
  },
})

/** Both, for collections and transactions. */
export const service = new Service({ Machine, Slot }, { table: 'named-by-the-request' })
