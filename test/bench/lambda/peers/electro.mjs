/* The data of the peers that use ElectroDB over the AWS SDK, as its documentation has them. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createWriteTransaction, Entity, Service } from 'electrodb'
import { toMachine } from './schema.mjs'

const options = { client: DynamoDBDocumentClient.from(new DynamoDBClient({})), table: process.env.BENCH_TABLE }
const model = (entity) => ({ entity, version: '1', service: 'dispense' })
const text = { type: 'string', required: true }

const Machine = new Entity(
  {
    model: model('machine'),
    attributes: {
      ...{ machineId: text, operatorId: text, name: text, code: text, currency: text },
      planogram: { type: 'any' },
    },
    indexes: {
      page: {
        collection: 'page',
        pk: { field: 'pk', casing: 'none', composite: ['machineId'] },
        sk: { field: 'sk', casing: 'none', composite: [] },
      },
      byOperator: {
        index: 'gsi1',
        pk: { field: 'gsi1pk', casing: 'none', composite: ['operatorId'] },
        sk: { field: 'gsi1sk', casing: 'none', composite: ['machineId'] },
      },
    },
  },
  options,
)
const MachineState = new Entity(
  {
    model: model('machineState'),
    attributes: {
      ...{ machineId: text, operatorId: text, status: text, activeVendId: { type: 'string' } },
      ...{ fence: { type: 'number' }, stock: { type: 'any' } },
    },
    indexes: {
      state: {
        collection: 'page',
        pk: { field: 'pk', casing: 'none', composite: ['machineId'] },
        sk: { field: 'sk', casing: 'none', composite: [] },
      },
    },
  },
  options,
)
const Vend = new Entity(
  {
    model: model('vend'),
    attributes: {
      ...{ vendId: text, machineId: text, operatorId: text, customerId: text, slot: text, state: text },
      ...{
        price: { type: 'any' },
        fence: { type: 'number' },
        createdAt: text,
        updatedAt: text,
        due: { type: 'number' },
      },
    },
    indexes: {
      vend: {
        pk: { field: 'pk', casing: 'none', composite: ['vendId'] },
        sk: { field: 'sk', casing: 'none', composite: [] },
      },
      byMachine: {
        index: 'gsi2',
        pk: { field: 'gsi2pk', casing: 'none', composite: ['machineId'] },
        sk: { field: 'gsi2sk', casing: 'none', composite: ['vendId'] },
      },
      byCustomer: {
        index: 'gsi3',
        pk: { field: 'gsi3pk', casing: 'none', composite: ['customerId'] },
        sk: { field: 'gsi3sk', casing: 'none', composite: ['vendId'] },
      },
      byDue: {
        index: 'gsi4',
        pk: { field: 'gsi4pk', casing: 'none', composite: ['due'] },
        sk: { field: 'gsi4sk', casing: 'none', composite: ['updatedAt'] },
      },
    },
  },
  options,
)
const Wallet = new Entity(
  {
    model: model('wallet'),
    attributes: { operatorId: text, customerId: text, balance: { type: 'number' }, updatedAt: text },
    indexes: {
      wallet: {
        pk: { field: 'pk', casing: 'none', composite: ['operatorId', 'customerId'] },
        sk: { field: 'sk', casing: 'none', composite: [] },
      },
    },
  },
  options,
)
const Subscription = new Entity(
  {
    model: model('subscription'),
    attributes: { topic: text, connectionId: text },
    indexes: {
      topic: {
        pk: { field: 'pk', casing: 'none', composite: ['topic'] },
        sk: { field: 'sk', casing: 'none', composite: ['connectionId'] },
      },
    },
  },
  options,
)
const page = new Service({ machine: Machine, state: MachineState })

/** The fields of the API that is measured. */
export const resolvers = {
  Query: {
    async machine(_parent, { machineId }) {
      const { data } = await page.collections.page({ machineId }).go()
      const [machine] = data.machine
      const [state] = data.state
      return machine && state ? toMachine(machine, state) : null
    },
    async machines(_parent, { limit }) {
      const { data } = await Machine.query.byOperator({ operatorId: 'acme' }).go({ limit })
      const states = await MachineState.get(data.map(({ machineId }) => ({ machineId }))).go()
      const byId = new Map(states.data.map((state) => [state.machineId, state]))
      return { items: data.map((machine) => toMachine(machine, byId.get(machine.machineId))), nextToken: null }
    },
  },
  Mutation: {
    async startVend(_parent, { input }) {
      const { machineId, slot, idempotencyKey, total } = input
      const vendId = `v-${idempotencyKey}`
      const [machine, state] = await Promise.all([
        Machine.get({ machineId }).go({ consistent: true }),
        MachineState.get({ machineId }).go({ consistent: true }),
        Vend.get({ vendId }).go({ consistent: true }),
      ])
      const { fence } = state.data
      const at = new Date().toISOString()
      await createWriteTransaction({ Vend, MachineState, Wallet }, (table) => [
        table.Vend.create({
          ...{ vendId, machineId, slot, operatorId: machine.data.operatorId, customerId: 'ada', state: 'AUTHORIZED' },
          ...{
            price: { total: total.amount, currency: total.currency },
            fence: fence + 1,
            createdAt: at,
            updatedAt: at,
            due: 1,
          },
        }).commit(),
        table.MachineState.patch({ machineId })
          .data((item, op) => {
            op.set(item.activeVendId, vendId)
            op.set(item.fence, fence + 1)
            op.subtract(item.stock[slot], 1)
          })
          .where(
            (item, op) =>
              `${op.notExists(item.activeVendId)} AND ${op.eq(item.fence, fence)} AND ${op.gt(item.stock[slot], 0)}`,
          )
          .commit(),
        table.Wallet.patch({ operatorId: 'acme', customerId: 'ada' })
          .subtract({ balance: total.amount })
          .set({ updatedAt: at })
          .where((item, op) => op.gte(item.balance, total.amount))
          .commit(),
      ]).go()
      const topics = ['onMachineCommand', 'onVendChanged', 'onMachineChanged'].map((name) => `${name}/${vendId}`)
      await Promise.all(topics.map((topic) => Subscription.query.topic({ topic }).go()))
      return { id: vendId, state: 'AUTHORIZED' }
    },
  },
}
