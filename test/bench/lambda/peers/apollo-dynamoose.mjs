/* Apollo Server with Dynamoose over the AWS SDK. */
import { ApolloServer, HeaderMap } from '@apollo/server'
import dynamoose from 'dynamoose'
import { toMachine, typeDefs } from './schema.mjs'

const name = process.env.BENCH_TABLE
const keys = {
  pk: { type: String, hashKey: true },
  sk: { type: String, rangeKey: true },
  gsi1pk: { type: String, index: { name: 'gsi1', type: 'global', rangeKey: 'gsi1sk' } },
  gsi1sk: String,
}
const Slot = { code: String, productId: String, name: String, price: Number, capacity: Number }
const Item = dynamoose.model(
  'Item',
  new dynamoose.Schema(
    {
      ...{
        ...keys,
        machineId: String,
        operatorId: String,
        name: String,
        code: String,
        currency: String,
        status: String,
      },
      planogram: { type: Array, schema: [{ type: Object, schema: Slot }] },
      ...{ stock: Object, fence: Number, activeVendId: String, vendId: String, customerId: String, slot: String },
      ...{ state: String, price: Object, createdAt: String, updatedAt: String, balance: Number, topic: String },
    },
    { saveUnknown: ['stock.*', 'price.*'] },
  ),
  { tableName: name },
)
new dynamoose.Table(name, [Item], { create: false, waitForActive: false, initialize: true })

const pkOf = (machineId) => `$dispense#machineId_${machineId}`
const STATE = '$page#machineState_1'

const resolvers = {
  Query: {
    async machine(_parent, { machineId }) {
      const items = await Item.query('pk').eq(pkOf(machineId)).where('sk').beginsWith('$page#').exec()
      const [machine, state] = [items.find(({ planogram }) => planogram), items.find(({ stock }) => stock)]
      return machine && state ? toMachine(machine, state) : null
    },
    async machines(_parent, { limit }) {
      const query = Item.query('gsi1pk').eq('$dispense#operatorId_acme').where('gsi1sk').beginsWith('$machine_1#')
      const machines = await query.using('gsi1').limit(limit).exec()
      const states = await Item.batchGet(machines.map(({ machineId }) => ({ pk: pkOf(machineId), sk: STATE })))
      const byId = new Map(states.map((state) => [state.machineId, state]))
      return { items: machines.map((machine) => toMachine(machine, byId.get(machine.machineId))), nextToken: null }
    },
  },
  Mutation: {
    async startVend(_parent, { input }) {
      const { machineId, slot, idempotencyKey, total } = input
      const vendId = `v-${idempotencyKey}`
      const vendKey = { pk: `$dispense#vendId_${vendId}`, sk: '$vend_1' }
      const stateKey = { pk: pkOf(machineId), sk: STATE }
      const items = await Item.batchGet([{ pk: pkOf(machineId), sk: '$page#machine_1' }, stateKey, vendKey])
      const state = items.find(({ stock }) => stock)
      const at = new Date().toISOString()
      const locked = new dynamoose.Condition().attribute('fence').eq(state.fence)
      const rich = new dynamoose.Condition().attribute('balance').ge(total.amount)
      await dynamoose.transaction([
        Item.transaction.create({
          ...{ ...vendKey, vendId, machineId, slot, operatorId: 'acme', customerId: 'ada', state: 'AUTHORIZED' },
          ...{
            price: { total: total.amount, currency: total.currency },
            fence: state.fence + 1,
            createdAt: at,
            updatedAt: at,
          },
        }),
        Item.transaction.update(
          stateKey,
          { $SET: { activeVendId: vendId, fence: state.fence + 1 } },
          { condition: locked },
        ),
        Item.transaction.update(
          { pk: '$dispense#operatorId_acme#customerId_ada', sk: '$wallet_1' },
          { $ADD: { balance: -total.amount }, $SET: { updatedAt: at } },
          { condition: rich },
        ),
      ])
      const topics = ['onMachineCommand', 'onVendChanged', 'onMachineChanged'].map(
        (topic) => `$dispense#topic_${topic}/${vendId}`,
      )
      await Promise.all(topics.map((topic) => Item.query('pk').eq(topic).exec()))
      return { id: vendId, state: 'AUTHORIZED' }
    },
  },
}

const server = new ApolloServer({ typeDefs, resolvers, introspection: false })
server.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests()

export const handler = async (event) => {
  const headers = new HeaderMap(Object.entries(event.headers))
  const httpGraphQLRequest = { method: 'POST', headers, search: '', body: JSON.parse(event.body) }
  const { status, body } = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => ({}) })
  return { statusCode: status ?? 200, body: body.string }
}
