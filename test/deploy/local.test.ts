import { makePlan } from '@dispense/local'
import { describe, expect, inject, it } from 'vitest'
import { ofType, resource, root, type Statement, statements } from './stack.ts'

const aws = inject('test')
const local = await makePlan({ config: `${root}/sst.config.ts`, stage: 'test', dev: false })

describe('the local cloud, given the same configuration,', () => {
  it('has the same functions with the same handler, memory and timeout', () => {
    const lambdas = ofType(aws, 'aws:lambda/function:Function')
    expect(local.functions.map(({ name }) => `${name}Function`).toSorted()).toEqual(Object.keys(lambdas).toSorted())
    for (const fn of local.functions) {
      expect(lambdas[`${fn.name}Function`]).toMatchObject({
        memorySize: fn.memory,
        timeout: fn.timeout,
        runtime: fn.runtime,
        architectures: [fn.architecture],
        loggingConfig: { logFormat: fn.logging.format === 'json' ? 'JSON' : 'Text' },
      })
    }
  })

  it('gives each function the same variables, its links aside', () => {
    for (const fn of local.functions) {
      const { environment } = resource(aws, 'aws:lambda/function:Function', `${fn.name}Function`)
      const { variables } = environment as { variables: Record<string, string> }
      expect(own(fn.environment)).toEqual(own(variables))
    }
  })

  it('gives each function the same permissions', () => {
    for (const fn of local.functions) {
      expect(actions(fn.permissions)).toEqual(actions(statements(aws, fn.name)))
    }
  })

  it('has the same routes to the same functions', () => {
    const integrations = ofType(aws, 'aws:apigatewayv2/integration:Integration')
    const routes = Object.values(ofType(aws, 'aws:apigatewayv2/route:Route')).map(({ routeKey, target }) => {
      const id = String(target).replace(/^integrations\/(.*)-id$/, '$1')
      return { routeKey, function: /-(\w+)Function-/.exec(String(integrations[id]?.integrationUri))?.[1] }
    })
    const nameOf = (arn: string) => local.functions.find((fn) => fn.arn === arn)?.name
    const mine = [...local.apis, ...local.webSockets]
      .flatMap((api) => api.routes as { routeKey: string; functionArn: string }[])
      .map(({ routeKey, functionArn }) => ({ routeKey, function: nameOf(functionArn) }))
    const byKey = (list: { routeKey: unknown }[]) => Object.groupBy(list, ({ routeKey }) => String(routeKey))
    expect(byKey(mine)).toEqual(byKey(routes))
  })

  it('has the same CORS answers and throttling', () => {
    const [api] = local.apis
    const { corsConfiguration } = resource(aws, 'aws:apigatewayv2/api:Api', 'ApiApi')
    const { defaultRouteSettings } = resource(aws, 'aws:apigatewayv2/stage:Stage', 'ApiStage')
    expect(api?.cors).toMatchObject(corsConfiguration as object)
    expect(defaultRouteSettings).toEqual({
      throttlingRateLimit: api?.throttling?.rate,
      throttlingBurstLimit: api?.throttling?.burst,
    })
  })

  it('has the same table with the same keys, indexes, stream and time to live', () => {
    const table = resource(aws, 'aws:dynamodb/table:Table', 'TableTable')
    expect(local.tables).toHaveLength(1)
    const [mine] = local.tables
    expect(table).toMatchObject({
      hashKey: mine?.primaryIndex.hashKey,
      rangeKey: mine?.primaryIndex.rangeKey,
      ttl: { attributeName: mine?.ttl },
      streamViewType: mine?.stream?.toUpperCase().replaceAll('-', '_'),
      deletionProtectionEnabled: mine?.deletionProtection,
      pointInTimeRecovery: { enabled: mine?.pointInTimeRecovery },
      attributes: Object.keys(mine?.fields ?? {}).map((name) => ({ name, type: 'S' })),
      globalSecondaryIndexes: Object.entries(mine?.globalIndexes ?? {}).map(([name, index]) => ({
        name,
        hashKey: index.hashKey,
        rangeKey: index.rangeKey,
        projectionType: index.projection === 'all' ? 'ALL' : 'KEYS_ONLY',
      })),
    })
  })

  it('subscribes to the stream in the same way', () => {
    const mapping = Object.values(ofType(aws, 'aws:lambda/eventSourceMapping:EventSourceMapping'))
    expect(mapping).toHaveLength(local.subscriptions.length)
    for (const { startingPosition, maximumRetryAttempts, bisectBatchOnFunctionError, ...mine } of local.subscriptions) {
      expect(mapping).toContainEqual(
        expect.objectContaining({
          ...{ startingPosition, maximumRetryAttempts, bisectBatchOnFunctionError },
          ...(mine.onFailure && { destinationConfig: { onFailure: { destinationArn: expect.any(String) } } }),
          filterCriteria: { filters: mine.filters.map((filter) => ({ pattern: JSON.stringify(filter) })) },
        }),
      )
    }
  })

  it('has the same schedules of the same functions', () => {
    const schedules = ofType(aws, 'aws:scheduler/schedule:Schedule')
    expect(local.schedules.map(({ name }) => `${name}Schedule`).toSorted()).toEqual(Object.keys(schedules).toSorted())
    for (const { name, expression, timezone, enabled, functionArn, input, maximumRetryAttempts } of local.schedules) {
      const fn = local.functions.find(({ arn }) => arn === functionArn)?.name
      expect(schedules[`${name}Schedule`]).toMatchObject({
        scheduleExpression: expression,
        ...(timezone !== 'UTC' && { scheduleExpressionTimezone: timezone }),
        state: enabled ? 'ENABLED' : 'DISABLED',
        target: { arn: expect.stringContaining(`-${fn}Function-`), input, retryPolicy: { maximumRetryAttempts } },
      })
    }
  })

  it('has the same buckets, queues, topics and event buses', () => {
    const buckets = ofType(aws, 'aws:s3/bucket:Bucket')
    // A site's files are in a bucket of its own there, and in a folder here.
    const ofSites = local.sites.map(({ name }) => `${name}AssetsBucket`)
    expect([...local.buckets.map(({ name }) => `${name}Bucket`), ...ofSites]).toEqual(Object.keys(buckets))
    for (const { name, cors } of local.buckets) {
      const rules = ofType(aws, 'aws:s3/bucketCorsConfiguration:BucketCorsConfiguration')[`${name}Cors`]
      if (!cors) {
        expect(rules).toBeUndefined()
        continue
      }
      expect(rules).toMatchObject({
        corsRules: [
          {
            allowedHeaders: cors.allowHeaders,
            allowedMethods: cors.allowMethods,
            allowedOrigins: cors.allowOrigins,
            exposeHeaders: cors.exposeHeaders,
            maxAgeSeconds: cors.maxAge,
          },
        ],
      })
    }
    expect(local.topics.map(({ name }) => `${name}Topic`)).toEqual(Object.keys(ofType(aws, 'aws:sns/topic:Topic')))
    const buses = ofType(aws, 'aws:cloudwatch/eventBus:EventBus')
    expect(local.buses.map(({ name }) => `${name}Bus`)).toEqual(Object.keys(buses))
    const rules = ofType(aws, 'aws:cloudwatch/eventRule:EventRule')
    const patterns = Object.entries(rules).map(([name, { eventPattern }]) => [name, JSON.parse(String(eventPattern))])
    expect(local.rules.map(({ name, pattern }) => [`${name}Rule`, pattern])).toEqual(patterns)
    const queues = ofType(aws, 'aws:sqs/queue:Queue')
    expect(local.queues.map(({ name }) => `${name}Queue`)).toEqual(Object.keys(queues))
    for (const { name, visibilityTimeout, delay, fifo } of local.queues) {
      const expected = { visibilityTimeoutSeconds: visibilityTimeout, delaySeconds: delay, fifoQueue: fifo }
      expect(queues[`${name}Queue`]).toMatchObject(expected)
    }
  })

  it('has the same groups, secrets, sites, router, commands and outputs', () => {
    expect(local.sites.map(({ name }) => name)).toEqual(Object.keys(ofType(aws, 'sst:aws:StaticSite')))
    expect(local.routers.map(({ name }) => name)).toEqual(Object.keys(ofType(aws, 'sst:aws:Router')))
    const groups = Object.values(ofType(aws, 'aws:cognito/userGroup:UserGroup')).map(({ name }) => name)
    expect(local.userPools.flatMap((pool) => pool.groups)).toEqual(groups)
    expect(local.secrets.map(({ name }) => name)).toEqual(Object.keys(ofType(aws, 'sst:sst:Secret')))
    expect(local.commands.map(({ name }) => name)).toEqual(Object.keys(ofType(aws, 'sst:sst:DevCommand')))
    expect(Object.keys(local.outputs)).toEqual(Object.keys(aws.outputs).filter((name) => !name.startsWith('_')))
  })
})

/** What statements allow, without reading the stream: SST adds that to a subscriber, for which the local cloud reads. */
function actions(list: Pick<Statement, 'actions'>[]): string[] {
  const stream = /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/
  return list.flatMap((statement) => statement.actions.filter((action) => !stream.test(action))).toSorted()
}

/** Variables that the configuration sets itself, without addresses, which differ between the clouds. */
function own(variables: Record<string, string>): Record<string, string> {
  const entries = Object.entries(variables).filter(([name]) => !/^(SST_|OIDC_|WEB_URL$)/.test(name))
  return Object.fromEntries(entries)
}
