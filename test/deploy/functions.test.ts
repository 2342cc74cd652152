import { FILE_DAYS } from '@dispense/core'
import { describe, expect, inject, it } from 'vitest'
import { ofType, resource } from './stack.ts'

const LAMBDA = 'aws:lambda/function:Function'

describe.each(['production', 'test'] as const)('the functions of stage %s', (stage) => {
  const stack = inject(stage)

  it('run on Node 24, on arm64, for 20 seconds at most; nightly work, files and what goes through fleets longer, a sign-in 5', () => {
    for (const [name, fn] of Object.entries(ofType(stack, LAMBDA))) {
      const nightly = { CloseBooks: 900, ExportWorker: 900, Statements: 900 }
      const own = { ...nightly, CatalogStream: 300, LookAtUpload: 60, TriggerpreToken: 5 }
      const timeout = Object.entries(own).find(([part]) => name.includes(part))?.[1] ?? 20
      expect(fn).toMatchObject({ runtime: 'nodejs24.x', architectures: ['arm64'], timeout })
    }
  })

  it('have the memory that they need', () => {
    expect(resource(stack, LAMBDA, 'GraphqlFunction')).toMatchObject({ memorySize: 1024 })
    expect(resource(stack, LAMBDA, 'TableSubscriberCatalogStreamFunctionFunction')).toMatchObject({ memorySize: 512 })
  })

  it('log as JSON into a group of their own that forgets', () => {
    const groups = Object.values(ofType(stack, 'aws:cloudwatch/logGroup:LogGroup'))
    for (const { loggingConfig } of Object.values(ofType(stack, LAMBDA))) {
      const { logFormat, logGroup } = loggingConfig as { logFormat: string; logGroup: string }
      expect(logFormat).toBe('JSON')
      expect(groups).toContainEqual({ name: logGroup, retentionInDays: stage === 'production' ? 365 : 7 })
    }
  })

  it('know their stage, and have Node read source maps at their start unless somebody waits for it', () => {
    const awaited = [resource(stack, LAMBDA, 'GraphqlFunction'), resource(stack, LAMBDA, 'SocketMessagesFunction')]
    for (const one of Object.values(ofType(stack, LAMBDA))) {
      const { variables } = one.environment as { variables: object }
      expect(variables).toMatchObject({ STAGE: stage })
      expect('NODE_OPTIONS' in variables).toBe(!awaited.includes(one))
    }
  })

  it('trust the tokens that the user pool issues to the web client', () => {
    expect(resource(stack, LAMBDA, 'GraphqlFunction')).toMatchObject({
      environment: {
        variables: {
          OIDC_ISSUER: 'https://cognito-idp.eu-central-1.amazonaws.com/UsersUserPool-id',
          OIDC_AUDIENCE: 'WebClient-id',
        },
      },
    })
  })
})

it('counts ended vends and refunds from the stream, keeps what is low, opens alerts, and decides vends by audits', () => {
  const name = 'TableSubscriberSalesStreamEventSourceMapping'
  const mapping = resource(inject('production'), 'aws:lambda/eventSourceMapping:EventSourceMapping', name)
  const { filters } = mapping.filterCriteria as { filters: { pattern: string }[] }
  const ended = ['COMPLETED', 'FAILED', 'REFUNDED']
  const vend = { __edb_e__: { S: ['vend'] }, state: { S: ended } }
  expect(filters.map(({ pattern }) => JSON.parse(pattern))).toEqual([
    {
      eventName: ['MODIFY'],
      dynamodb: { NewImage: vend, OldImage: { state: { S: [{ 'anything-but': ended }] } } },
    },
    { eventName: ['INSERT'], dynamodb: { NewImage: vend } },
    { eventName: ['INSERT'], dynamodb: { NewImage: { __edb_e__: { S: ['transfer'] }, kind: { S: ['REFUND'] } } } },
    {
      eventName: ['INSERT', 'MODIFY'],
      dynamodb: { NewImage: { __edb_e__: { S: ['machineState', 'health', 'machineDay'] } } },
    },
    { eventName: ['INSERT'], dynamodb: { NewImage: { __edb_e__: { S: ['audit'] }, state: { S: ['IMPORTED'] } } } },
  ])
})

it('has three followers of the stream; each repeats only what failed, gives up at last, and tells a queue of it', () => {
  const mappings = ofType(inject('production'), 'aws:lambda/eventSourceMapping:EventSourceMapping')
  const attempts = Object.entries(mappings).map(([name, mapping]) => {
    expect(mapping).toMatchObject({
      eventSourceArn: expect.stringMatching(/:table\/dispense-production-\w+-\w+\/stream\//),
      startingPosition: 'TRIM_HORIZON',
      functionResponseTypes: ['ReportBatchItemFailures'],
      bisectBatchOnFunctionError: true,
      destinationConfig: { onFailure: { destinationArn: expect.stringMatching(/:LostEventsQueue$/) } },
    })
    return [name.replace(/^TableSubscriber|EventSourceMapping$/g, ''), mapping.maximumRetryAttempts]
  })
  expect(Object.fromEntries(attempts)).toEqual({ CatalogStream: 20, PublishStream: 10, SalesStream: 20 })
})

it('publishes every change of a vend and of an alert, and each command to a machine', () => {
  const name = 'TableSubscriberPublishStreamEventSourceMapping'
  const mapping = resource(inject('production'), 'aws:lambda/eventSourceMapping:EventSourceMapping', name)
  const { filters } = mapping.filterCriteria as { filters: { pattern: string }[] }
  expect(filters.map(({ pattern }) => JSON.parse(pattern))).toEqual([
    { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { __edb_e__: { S: ['vend', 'alert'] } } } },
    { eventName: ['INSERT'], dynamodb: { NewImage: { __edb_e__: { S: ['command'] } } } },
  ])
})

it('closes the books each night, three times lest a run comes to nothing', () => {
  expect(resource(inject('production'), 'aws:scheduler/schedule:Schedule', 'CloseBooksSchedule')).toMatchObject({
    scheduleExpression: 'cron(15 1-3 * * ? *)',
    target: { arn: expect.stringContaining('-CloseBooksHandlerFunction-') },
  })
})

it('makes statements when the books have been closed for the last time', () => {
  expect(resource(inject('production'), 'aws:scheduler/schedule:Schedule', 'StatementsSchedule')).toMatchObject({
    scheduleExpression: 'cron(45 3 * * ? *)',
    target: { arn: expect.stringContaining('-StatementsHandlerFunction-') },
  })
})

it('deletes files of exports a day after the API shows them, and what nobody completed after two', () => {
  const type = 'aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration'
  const { rules } = resource(inject('production'), type, 'ExportsLifecycle') as { rules: Record<string, unknown>[] }
  expect(rules.map(({ id, expiration, abortIncompleteMultipartUpload: abort }) => [id, expiration ?? abort])).toEqual([
    ['on-demand', { days: FILE_DAYS.ON_DEMAND + 1 }],
    ['nightly', { days: FILE_DAYS.NIGHTLY + 1 }],
    ['rest', { days: 2 }],
    ['parts', { daysAfterInitiation: 2 }],
  ])
})

it('sweeps every minute what requests left open', () => {
  expect(resource(inject('production'), 'aws:scheduler/schedule:Schedule', 'SweepSchedule')).toMatchObject({
    scheduleExpression: 'rate(1 minute)',
    target: { arn: expect.stringContaining('-SweepHandlerFunction-') },
  })
})

it('takes no play money in production', () => {
  const variables = (stage: 'production' | 'test') => resource(inject(stage), LAMBDA, 'GraphqlFunction').environment
  expect(variables('production')).toMatchObject({ variables: { PLAY_MONEY: '' } })
  expect(variables('test')).toMatchObject({ variables: { PLAY_MONEY: 'on' } })
})

it('follows only products, promotions and new machines from the stream', () => {
  const name = 'TableSubscriberCatalogStreamEventSourceMapping'
  const mapping = resource(inject('production'), 'aws:lambda/eventSourceMapping:EventSourceMapping', name)
  const { filters } = mapping.filterCriteria as { filters: { pattern: string }[] }
  expect(filters.map(({ pattern }) => JSON.parse(pattern))).toEqual([
    { eventName: ['MODIFY'], dynamodb: { NewImage: { __edb_e__: { S: ['product'] } } } },
    { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { __edb_e__: { S: ['promotion'] } } } },
    { eventName: ['INSERT'], dynamodb: { NewImage: { __edb_e__: { S: ['machine'] } } } },
  ])
})
