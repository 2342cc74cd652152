/// <reference path="./.sst/platform/config.d.ts" />

/** What the behaviour suite runs against: on the local cloud, or on AWS (`npx sst deploy`). */
export default $config({
  app: () => ({ name: 'behaviour', home: 'aws', removal: 'remove' }),
  async run() {
    functions()
    return { ...http(), ...webSocket(), ...messages(), ...files(), ...urls(), ...table() }
  },
})

function functions() {
  const shape = {
    runtime: 'nodejs24.x',
    memory: '256 MB',
    timeout: '3 seconds',
    logging: { format: 'text' },
  } as const
  const make = (name: string, rest: object = {}) =>
    new sst.aws.Function(name, { ...shape, handler: `functions.${name}`, name: `behaviour-${name}`, ...rest })
  for (const name of ['echo', 'fail', 'odd', 'exit', 'reject', 'late', 'large', 'nothing', 'ticking', 'parts'])
    make(name)
  make('hang', { timeout: '1 second' })
  make('greedy', { memory: '128 MB', timeout: '20 seconds' })
  make('slow', { concurrency: { reserved: 1 } })
  make('missing')
}

function http() {
  const api = new sst.aws.ApiGatewayV2('Api', { cors: { allowOrigins: ['https://page.example'], maxAge: '1 minute' } })
  const authorizer = api.addAuthorizer({
    name: 'Token',
    lambda: { function: 'http.authorize', identitySources: ['$request.header.Authorization'] },
  })
  api.route('ANY /echo/{proxy+}', 'http.echo')
  api.route('GET /echo/exact', 'http.exact')
  api.route('GET /echo/{id}', 'http.one')
  api.route('POST /answer', 'http.answer')
  api.route('GET /private', 'http.echo', { auth: { lambda: authorizer.id } })
  return { api: api.url }
}

function webSocket() {
  const socket = new sst.aws.ApiGatewayWebSocket('Socket')
  socket.route('$connect', 'socket.connect')
  socket.route('$default', { handler: 'socket.message', link: [socket] })
  socket.route('$disconnect', 'socket.disconnect')
  return { socket: socket.url, management: socket.managementEndpoint }
}

function messages() {
  const results = new sst.aws.Queue('Results')
  const dead = new sst.aws.Queue('Dead')
  const jobs = new sst.aws.Queue('Jobs', { visibilityTimeout: '6 seconds', dlq: { queue: dead.arn, retry: 1 } })
  const work = { handler: 'queue.work', link: [results], timeout: '6 seconds' } as const
  jobs.subscribe(work, { batch: { partialResponses: true } })
  return { jobs: jobs.url, results: results.url, dead: dead.url }
}

function files() {
  const changes = new sst.aws.Queue('Changes')
  const bucket = new sst.aws.Bucket('Files')
  bucket.notify({
    notifications: [{ name: 'Changes', queue: changes, events: ['s3:ObjectCreated:*'], filterPrefix: 'told/' }],
  })
  return { bucket: bucket.name, changes: changes.url }
}

function urls() {
  const cors = { allowOrigins: ['https://page.example'], allowMethods: ['GET'], maxAge: '1 minute' } as const
  const buffered = new sst.aws.Function('Buffered', { handler: 'url.buffered', url: { cors } })
  const streamed = new sst.aws.Function('Streamed', { handler: 'url.streamed', url: true, streaming: true })
  const signed = new sst.aws.Function('Signed', { handler: 'url.buffered', url: { authorization: 'iam' } })
  return { buffered: buffered.url, streamed: streamed.url, signed: signed.url }
}

function table() {
  const rows = new sst.aws.Dynamo('Rows', {
    fields: { pk: 'string' },
    primaryIndex: { hashKey: 'pk' },
    stream: 'new-and-old-images',
  })
  const records = new sst.aws.Queue('Records')
  const lost = new sst.aws.Queue('Lost')
  const permissions = [{ actions: ['sqs:SendMessage'], resources: [lost.arn] }]
  rows.subscribe(
    'Follow',
    { handler: 'stream.follow', link: [records], permissions },
    {
      filters: [{ dynamodb: { Keys: { pk: { S: [{ prefix: 'told' }] } } } }],
      transform: {
        eventSourceMapping: {
          startingPosition: 'TRIM_HORIZON',
          functionResponseTypes: ['ReportBatchItemFailures'],
          bisectBatchOnFunctionError: true,
          maximumRetryAttempts: 1,
          destinationConfig: { onFailure: { destinationArn: lost.arn } },
        },
      },
    },
  )
  return { table: rows.name, records: records.url, lost: lost.url }
}
