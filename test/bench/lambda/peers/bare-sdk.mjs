/* A handler without GraphQL: it makes the same calls to DynamoDB with the AWS SDK, and answers the same JSON. */
import { BatchGetItemCommand, DynamoDBClient, QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { toMachine } from './schema.mjs'

const client = new DynamoDBClient({})
const TableName = process.env.BENCH_TABLE
const stateKey = (machineId) => ({ pk: `$dispense#machineId_${machineId}`, sk: '$page#machineState_1' })

const pageOf = async (machineId) => {
  const { Items } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :sk)',
      ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
      ExpressionAttributeValues: marshall({ ':pk': `$dispense#machineId_${machineId}`, ':sk': '$page#' }),
    }),
  )
  const items = Items.map((item) => unmarshall(item))
  return { machine: items.find((item) => 'planogram' in item), state: items.find((item) => 'stock' in item) }
}

const batch = async (keys, ConsistentRead) => {
  const request = { [TableName]: { Keys: keys.map((key) => marshall(key)), ConsistentRead } }
  const { Responses } = await client.send(new BatchGetItemCommand({ RequestItems: request }))
  return Responses[TableName].map((item) => unmarshall(item))
}

const operations = {
  async machine({ id }) {
    const { machine, state } = await pageOf(id)
    return { machine: toMachine(machine, state) }
  },
  async machines() {
    const { Items } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'gsi1',
        Limit: 20,
        KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :sk)',
        ExpressionAttributeNames: { '#pk': 'gsi1pk', '#sk': 'gsi1sk' },
        ExpressionAttributeValues: marshall({ ':pk': '$dispense#operatorId_acme', ':sk': '$machine_1#' }),
      }),
    )
    const machines = Items.map((item) => unmarshall(item))
    const states = await batch(machines.map(({ machineId }) => stateKey(machineId)))
    const byId = new Map(states.map((state) => [state.machineId, state]))
    return {
      machines: { items: machines.map((machine) => toMachine(machine, byId.get(machine.machineId))), nextToken: null },
    }
  },
  async startVend({ input }) {
    const { machineId, slot, idempotencyKey, total } = input
    const vendId = `v-${idempotencyKey}`
    const vendKey = { pk: `$dispense#vendId_${vendId}`, sk: '$vend_1' }
    const machineKey = { pk: `$dispense#machineId_${machineId}`, sk: '$page#machine_1' }
    const items = await batch([machineKey, stateKey(machineId), vendKey], true)
    const machine = items.find((item) => 'planogram' in item)
    const state = items.find((item) => 'stock' in item)
    const at = new Date().toISOString()
    const vend = {
      ...vendKey,
      ...{ vendId, machineId, slot, operatorId: machine.operatorId, customerId: 'ada', state: 'AUTHORIZED' },
      ...{
        price: { total: total.amount, currency: total.currency },
        fence: state.fence + 1,
        createdAt: at,
        updatedAt: at,
      },
      ...{ gsi2pk: `$dispense#machineId_${machineId}`, gsi2sk: `$vend_1#${vendId}` },
      ...{ gsi3pk: '$dispense#customerId_ada', gsi3sk: `$vend_1#${vendId}` },
      ...{ gsi4pk: '$dispense#due_1', gsi4sk: `$vend_1#${Date.now()}` },
    }
    await client.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName, Item: marshall(vend), ConditionExpression: 'attribute_not_exists(pk)' } },
          {
            Update: {
              TableName,
              Key: marshall(stateKey(machineId)),
              UpdateExpression: 'SET activeVendId = :vend, fence = :next, stock.#slot = stock.#slot - :one',
              ConditionExpression: 'attribute_not_exists(activeVendId) AND fence = :fence AND stock.#slot > :none',
              ExpressionAttributeNames: { '#slot': slot },
              ExpressionAttributeValues: marshall({
                ...{ ':vend': vendId, ':next': state.fence + 1, ':fence': state.fence, ':one': 1, ':none': 0 },
              }),
            },
          },
          {
            Update: {
              TableName,
              Key: marshall({ pk: '$dispense#operatorId_acme#customerId_ada', sk: '$wallet_1' }),
              UpdateExpression: 'SET balance = balance - :price, updatedAt = :at',
              ConditionExpression: 'balance >= :price',
              ExpressionAttributeValues: marshall({ ':price': total.amount, ':at': at }),
            },
          },
        ],
      }),
    )
    await Promise.all(
      ['onMachineCommand', 'onVendChanged', 'onMachineChanged'].map((topic) => subscribers(topic, vendId)),
    )
    return { startVend: { id: vendId, state: 'AUTHORIZED' } }
  },
}

const subscribers = (topic, id) =>
  client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: marshall({ ':pk': `$dispense#topic_${topic}/${id}` }),
    }),
  )

export const handler = async (event) => {
  const { operationName, variables } = JSON.parse(event.body)
  const data = await operations[operationName](variables)
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ data }) }
}
