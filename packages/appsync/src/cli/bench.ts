/**
 * What a resolved field costs: a list whose items each read one more item, resolved by a unit resolver, by a
 * hand-written async resolver with DataLoader, and, as the floor, by graphql-js alone from a property that is there
 * already. All over the same stub of a DynamoDB client, in one run, rounds taking turns. What is counted is processor time of
 * the whole process, garbage collection included, which other programs on the machine disturb least.
 * `node src/cli/bench.ts [--rounds <n>] [--items <n>]`
 */
import './production.ts'
import { parseArgs } from 'node:util'
import DataLoader from 'dataloader'
import { execute, type GraphQLFieldResolver, type GraphQLSchema, parse } from 'graphql'
import { type AuthRule, isAllowed } from '../auth.ts'
import { notAuthorized } from '../errors.ts'
import { createRequestContext } from '../runtime/request-context.ts'
import { createSchema } from '../runtime/schema.ts'
import type { Context, DataSource, RequestContext } from '../types.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, items: { type: 'string', default: '1000' } },
})
const rounds = Number(values.rounds)
const items = Array.from({ length: Number(values.items) }, (_, n) => ({ id: String(n), name: `item ${n}` }))

type Keys = { Keys: { id: string }[] }

/** A DynamoDB that answers every batch on the next turn of the event loop. */
const client = {
  async call(_operation: string, params: Record<string, unknown>) {
    await new Promise((resolve) => setImmediate(resolve))
    const keys = (params.RequestItems as Record<string, Keys>).t?.Keys ?? []
    return { Responses: { t: keys.map(({ id }) => ({ id, name: `item ${id}` })) }, UnprocessedKeys: {} }
  },
}

const typeDefs = 'type Query { list: [Item!]! } type Item { id: ID! name: String! }'
const document = parse('{ list { name } }')

interface LoaderContext extends RequestContext {
  loader: DataLoader<string, { name: string } | undefined>
}

/** A schema whose field `name` is resolved by this function, without any auth check. */
function schemaWith(resolve: GraphQLFieldResolver<{ id: string }, LoaderContext> | undefined): GraphQLSchema {
  const schema = createSchema({ typeDefs, resolvers: {}, defaultAuthMode: 'API_KEY' })
  const fields = schema.getTypeMap()
  for (const type of [fields.Query, fields.Item]) {
    if (type && 'getFields' in type) for (const field of Object.values(type.getFields())) delete field.resolve
  }
  const item = fields.Item
  const name = item && 'getFields' in item ? item.getFields().name : undefined
  if (name && 'resolve' in name === false && resolve) Object.assign(name, { resolve })
  return schema
}

const stub: DataSource = {
  type: 'Stub',
  execute: (request, { context }) => context.dynamo.get({ TableName: 't', Key: request }).promise(),
}

/** Who may read `Item.name`: what a resolver written by hand checks too, in an API with more than one kind of caller. */
const rule: AuthRule = { modes: 1, groups: null }

const contestants: { name: string; schema: GraphQLSchema }[] = [
  { name: 'graphql-js alone', schema: schemaWith(undefined) },
  {
    name: 'async resolver with DataLoader',
    schema: schemaWith(async ({ id }, _args, context) => {
      if (!isAllowed(rule, context)) throw notAuthorized('name', 'Item')
      const item = await context.loader.load(id)
      if (!item) throw new Error('There is no such item.')
      return item.name
    }),
  },
  {
    name: 'the same without an auth check',
    schema: schemaWith(async ({ id }, _args, { loader }) => {
      const item = await loader.load(id)
      if (!item) throw new Error('There is no such item.')
      return item.name
    }),
  },
  {
    name: 'unit resolver',
    schema: createSchema({
      typeDefs,
      dataSources: { stub },
      defaultAuthMode: 'API_KEY',
      resolvers: {
        Item: {
          name: {
            dataSource: 'stub',
            request: (ctx: Context<object, { id: string }>) => ({ id: ctx.source.id }),
            response: (ctx: Context<object, object, { Item: { name: string } }>) => ctx.result.Item.name,
          },
        },
      },
    }),
  },
]

function contextOf(): LoaderContext {
  const context = createRequestContext({ identity: null, authMode: 'API_KEY', electro: { client, table: 't' } })
  const loader = new DataLoader(readAll, { maxBatchSize: 100 })
  return { ...context, loader }
}

async function readAll(ids: readonly string[]): Promise<({ name: string } | undefined)[]> {
  const { Responses } = await client.call('BatchGetItem', { RequestItems: { t: { Keys: ids.map((id) => ({ id })) } } })
  const found = new Map(Responses.t.map((item) => [item.id, item]))
  return ids.map((id) => found.get(id))
}

async function measure(schema: GraphQLSchema): Promise<number> {
  const contextValue = contextOf()
  const start = process.cpuUsage()
  const result = await execute({ schema, document, rootValue: { list: items }, contextValue })
  const { user, system } = process.cpuUsage(start)
  if (result.errors) throw result.errors[0]
  return (user + system) / items.length
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

const times = new Map(contestants.map(({ name }) => [name, [] as number[]]))
// The first half warms up: what counts is the code that the compiler has settled.
for (let round = 0; round < rounds * 2; round++) {
  const first = round % contestants.length
  for (const { name, schema } of [...contestants.slice(first), ...contestants.slice(0, first)]) {
    const time = await measure(schema)
    if (round >= rounds) times.get(name)?.push(time)
  }
}

const baseline = times.get('async resolver with DataLoader') ?? []
console.log(
  `Per field, median of ${rounds} rounds of ${items.length} items; median of each round's ratio to DataLoader:`,
)
for (const [name, measured] of times) {
  const ratio = median(measured.map((time, round) => time / (baseline[round] ?? Number.NaN)))
  console.log(`${name.padEnd(32)}${median(measured).toFixed(2).padStart(8)} µs  ${ratio.toFixed(2)}`)
}
