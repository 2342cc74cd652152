import * as v from 'valibot'
import { ConfigError, type Place } from '../errors.ts'
import { interpolate, output } from '../output.ts'
import type { TablePlan } from '../plan.ts'
import { app, claimName, context, contribute, here, options, transformed } from '../registry.ts'
import { Component, component, type LinkDefinition } from './component.ts'
import { type FunctionDefinition, functionArnOf } from './function.ts'
import { applyTransform } from './transform.ts'

const projection = v.optional(v.union([v.picklist(['all', 'keys-only']), v.array(v.string())]), 'all')

const DynamoOptions = v.strictObject({
  deletionProtection: v.optional(v.boolean(), false),
  fields: v.record(v.string(), v.picklist(['string', 'number', 'binary'])),
  globalIndexes: v.optional(
    v.record(v.string(), v.strictObject({ hashKey: v.string(), rangeKey: v.optional(v.string()), projection })),
    {},
  ),
  localIndexes: v.optional(v.record(v.string(), v.strictObject({ rangeKey: v.string(), projection })), {}),
  primaryIndex: v.strictObject({ hashKey: v.string(), rangeKey: v.optional(v.string()) }),
  stream: v.optional(v.picklist(['keys-only', 'new-image', 'old-image', 'new-and-old-images'])),
  transform: v.optional(v.strictObject({ table: v.optional(v.unknown()) })),
  ttl: v.optional(v.string()),
})

/** What `transform.table` may set: recovery is AWS's business, the rest has no meaning on a laptop. */
const TableTransform = v.strictObject({
  pointInTimeRecovery: v.strictObject({ enabled: v.boolean(), recoveryPeriodInDays: v.optional(v.number()) }),
  serverSideEncryption: v.optional(v.unknown()),
  tableClass: v.optional(v.string()),
  tags: v.optional(v.record(v.string(), v.string())),
  onDemandThroughput: v.optional(v.unknown()),
})

const SubscribeOptions = v.strictObject({
  filters: v.optional(
    v.pipe(v.array(v.record(v.string(), v.unknown())), v.maxLength(5, 'Lambda takes five filters at most')),
    [],
  ),
  transform: v.optional(v.strictObject({ eventSourceMapping: v.optional(v.unknown()) })),
})

/** Options of the event source mapping, with Lambda's defaults. */
const MappingTransform = v.strictObject({
  batchSize: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
  bisectBatchOnFunctionError: v.boolean(),
  destinationConfig: v.optional(v.strictObject({ onFailure: v.strictObject({ destinationArn: v.string() }) })),
  functionResponseTypes: v.array(v.literal('ReportBatchItemFailures')),
  maximumBatchingWindowInSeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(300)),
  maximumRecordAgeInSeconds: v.pipe(
    v.number(),
    v.integer(),
    v.maxValue(604_800),
    v.check((seconds) => seconds === -1 || seconds >= 60, 'must be -1 or at least 60'),
  ),
  maximumRetryAttempts: v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(10_000)),
  parallelizationFactor: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
  startingPosition: v.picklist(['LATEST', 'TRIM_HORIZON']),
})

/** `sst.aws.Dynamo`. */
export class Dynamo extends Component {
  static override readonly type = 'sst.aws.Dynamo'
  readonly #tableName: string

  constructor(name: string, args: object) {
    super(claimName(name, 'sst.aws.Dynamo'))
    const place = here()
    const given = transformed(Dynamo, name, args)
    this.#tableName = `${app().name}-${app().stage}-${name}`
    const streamArn = `${arnOf(this.#tableName)}/stream/local`
    contribute(async (plan) => void plan.tables.push(await tablePlan(name, this.#tableName, streamArn, given, place)))
  }

  get name() {
    return output(this.#tableName)
  }

  get arn() {
    return output(arnOf(this.#tableName))
  }

  get nodes() {
    const streamArn = interpolate`${this.arn}/stream/local`
    return component({ table: component({ name: this.name, arn: this.arn, streamArn }, 'nodes.table') }, 'nodes')
  }

  subscribe(name: string, subscriber: FunctionDefinition, args: object = {}): void {
    const place = here()
    const what = `sst.aws.Dynamo "${this.logicalName}".subscribe("${name}")`
    if (typeof name !== 'string' || subscriber === undefined) {
      throw new ConfigError(`${what}: call it as subscribe(name, subscriber, args)`, place)
    }
    claimName(`${this.logicalName}Subscriber${name}`, what)
    contribute(async (plan) => {
      const table = plan.tables.find((candidate) => candidate.name === this.logicalName)
      if (!table?.stream) throw new ConfigError(`${what}: the table has no \`stream\``, place)
      const { filters, transform } = await options(SubscribeOptions, args, what, place)
      const functionArn = await functionArnOf(
        subscriber,
        `${this.logicalName}Subscriber${name}Function`,
        {},
        plan,
        place,
      )
      const mapping = await options(
        MappingTransform,
        await applyTransform(transform?.eventSourceMapping, {
          batchSize: 100,
          bisectBatchOnFunctionError: false,
          functionResponseTypes: [],
          maximumBatchingWindowInSeconds: 0,
          maximumRecordAgeInSeconds: -1,
          maximumRetryAttempts: -1,
          parallelizationFactor: 1,
          startingPosition: 'LATEST',
        }),
        `${what}, transform.eventSourceMapping`,
        place,
      )
      const { functionResponseTypes, destinationConfig, ...rest } = mapping
      plan.subscriptions.push({
        name,
        table: this.logicalName,
        functionArn,
        filters,
        reportBatchItemFailures: functionResponseTypes.length > 0,
        onFailure: destinationConfig?.onFailure.destinationArn,
        ...rest,
      })
    })
  }

  getSSTLink(): LinkDefinition {
    return {
      properties: { name: this.name },
      include: [{ type: 'aws.permission', actions: ['dynamodb:*'], resources: [this.arn, interpolate`${this.arn}/*`] }],
    }
  }
}

const arnOf = (tableName: string): string =>
  `arn:aws:dynamodb:${context().region}:${context().accountId}:table/${tableName}`

const tablePlan = async (
  name: string,
  tableName: string,
  streamArn: string,
  given: object,
  place: Place | undefined,
): Promise<TablePlan> => {
  const what = `sst.aws.Dynamo "${name}"`
  const { transform, ...table } = await options(DynamoOptions, given, what, place)
  const changed = await applyTransform(transform?.table, { pointInTimeRecovery: { enabled: true } })
  const { pointInTimeRecovery } = await options(TableTransform, changed, `${what}, transform.table`, place)
  for (const key of keysOf(table)) {
    if (!(key in table.fields)) throw new ConfigError(`${what}: the key "${key}" is not in \`fields\``, place)
  }
  return {
    name,
    tableName,
    arn: arnOf(tableName),
    streamArn: table.stream ? streamArn : '',
    ...table,
    pointInTimeRecovery: pointInTimeRecovery.enabled,
  }
}

const keysOf = (table: Omit<v.InferOutput<typeof DynamoOptions>, 'transform'>): string[] =>
  [table.primaryIndex, ...Object.values(table.globalIndexes), ...Object.values(table.localIndexes)].flatMap((index) => [
    ...('hashKey' in index ? [index.hashKey] : []),
    ...(index.rangeKey ? [index.rangeKey] : []),
  ])
