import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { configuration, type TemporaryApp, temporaryApp } from '../testing/app.ts'
import { ConfigError } from './errors.ts'
import { makePlan, type PlanOptions } from './make-plan.ts'
import type { Plan } from './plan.ts'

const apps: TemporaryApp[] = []

afterEach(async () => {
  vi.unstubAllEnvs()
  for (const app of apps.splice(0)) await app.remove()
})

/** The plan of a configuration whose run() has this body; its first line is line 4 of the file. */
const plan = async (body: string, options: Partial<PlanOptions> = {}): Promise<Plan> => {
  const app = await temporaryApp({ 'sst.config.ts': configuration(body) })
  apps.push(app)
  return makePlan({ config: join(app.root, 'sst.config.ts'), ...options })
}

const TABLE = `const table = new sst.aws.Dynamo('Table', {
      fields: { pk: 'string', sk: 'string' },
      primaryIndex: { hashKey: 'pk', rangeKey: 'sk' },
      stream: 'new-image',
    })`

describe('the plan of a configuration', () => {
  it('has functions with the defaults of SST', async () => {
    const { functions } = await plan(`new sst.aws.Function('Hello', { handler: 'src/hello.handler' })`)
    expect(functions).toMatchObject([
      {
        name: 'Hello',
        functionName: 'app-local-Hello',
        handler: 'src/hello.handler',
        memory: 1024,
        timeout: 20,
        runtime: 'nodejs24.x',
        architecture: 'x86_64',
        logging: { format: 'text', retention: '1 month' },
      },
    ])
  })

  it('reads durations and sizes in any unit', async () => {
    const { functions } = await plan(
      `new sst.aws.Function('Slow', { handler: 'a.b', memory: '2 GB', timeout: '5 minutes' })`,
    )
    expect(functions[0]).toMatchObject({ memory: 2048, timeout: 300 })
  })

  it('hands links on as SST_RESOURCE variables with type, and their permissions', async () => {
    const { functions } = await plan(`${TABLE}
      const secret = new sst.Secret('Key', 'placeholder')
      const reader = new sst.Linkable('Reader', {
        properties: { table: $interpolate\`\${table.name}!\` },
        include: [sst.aws.permission({ actions: ['dynamodb:GetItem'], resources: [table.arn] })],
      })
      new sst.aws.Function('Hello', { handler: 'a.b', link: [table, secret, reader], environment: { MODE: 'x' } })`)
    expect(functions[0]?.environment).toEqual({
      MODE: 'x',
      SST_RESOURCE_App: '{"name":"app","stage":"local"}',
      SST_RESOURCE_Key: '{"value":"placeholder","type":"sst.sst.Secret"}',
      SST_RESOURCE_Reader: '{"table":"app-local-Table!","type":"sst.sst.Linkable"}',
      SST_RESOURCE_Table: '{"name":"app-local-Table","type":"sst.aws.Dynamo"}',
    })
    expect(functions[0]?.permissions).toContainEqual({
      actions: ['dynamodb:GetItem'],
      resources: ['arn:aws:dynamodb:us-east-1:000000000000:table/app-local-Table'],
    })
  })

  it('makes one function of a route whose handler is a text, and none of a route that names a function', async () => {
    const { apis, functions } = await plan(`
      const named = new sst.aws.Function('Named', { handler: 'a.named' })
      const api = new sst.aws.ApiGatewayV2('Api')
      api.route('GET /named', named.arn)
      api.route('post /items/{id}', 'a.items')
      api.route('$default', { handler: 'a.rest', memory: '128 MB' })`)
    expect(functions.map(({ handler, memory }) => [handler, memory])).toEqual([
      ['a.named', 1024],
      ['a.items', 1024],
      ['a.rest', 128],
    ])
    expect(apis[0]?.routes.map(({ routeKey, functionArn }) => [routeKey, functionArn.split(':').at(-1)])).toEqual([
      ['GET /named', 'app-local-Named'],
      ['POST /items/{id}', 'app-local-ApiRoutePOSTitemsidHandler'],
      ['$default', 'app-local-ApiRoutedefaultHandler'],
    ])
  })

  it('has throttling, CORS and authorizers of the API', async () => {
    const { apis } = await plan(`
      const api = new sst.aws.ApiGatewayV2('Api', {
        cors: { allowOrigins: ['https://a.example'], maxAge: '1 minute' },
        transform: { stage: (args) => { args.defaultRouteSettings = { throttlingRateLimit: 5, throttlingBurstLimit: 2 } } },
      })
      const jwt = api.addAuthorizer({ name: 'Jwt', jwt: { issuer: 'https://issuer', audiences: ['web'] } })
      api.route('GET /', 'a.b', { auth: { jwt: { authorizer: jwt.id, scopes: ['read'] } } })`)
    expect(apis[0]).toMatchObject({
      cors: { allowOrigins: ['https://a.example'], allowMethods: ['*'], maxAge: 60 },
      throttling: { rate: 5, burst: 2 },
      authorizers: [{ type: 'jwt', issuer: 'https://issuer', audiences: ['web'] }],
      routes: [{ authorizerId: 'ApiAuthorizerJwt', scopes: ['read'] }],
    })
  })

  it('has subscriptions with what transform says of the event source mapping', async () => {
    const { subscriptions } = await plan(`${TABLE}
      table.subscribe('Follow', 'a.follow', {
        filters: [{ eventName: ['INSERT'] }],
        transform: { eventSourceMapping: { batchSize: 7, functionResponseTypes: ['ReportBatchItemFailures'] } },
      })`)
    expect(subscriptions).toMatchObject([
      { table: 'Table', batchSize: 7, reportBatchItemFailures: true, startingPosition: 'LATEST', filters: [{}] },
    ])
  })

  it('has the destination, age and parallelization of a subscription', async () => {
    const { subscriptions, queues } = await plan(`${TABLE}
      const lost = new sst.aws.Queue('Lost')
      table.subscribe('Follow', 'a.follow', {
        transform: {
          eventSourceMapping: {
            destinationConfig: { onFailure: { destinationArn: lost.arn } },
            maximumRecordAgeInSeconds: 3600,
            parallelizationFactor: 4,
          },
        },
      })`)
    expect(subscriptions).toMatchObject([
      { onFailure: queues[0]?.arn, maximumRecordAgeInSeconds: 3600, parallelizationFactor: 4 },
    ])
  })

  it.each([
    ['maximumRecordAgeInSeconds: 59', /must be -1 or at least 60/],
    ['parallelizationFactor: 11', /parallelizationFactor/],
    ['tumblingWindowInSeconds: 10', /tumblingWindowInSeconds/],
  ])('refuses an event source mapping with %s, as Lambda does or the local cloud must', async (option, message) => {
    const given = `${TABLE}\n table.subscribe('F', 'a.b', { transform: { eventSourceMapping: { ${option} } } })`
    await expect(plan(given)).rejects.toThrow(message)
  })

  it('has user pools with groups and clients, and the endpoint with its scheme', async () => {
    const { userPools, outputs } = await plan(
      `const users = new sst.aws.CognitoUserPool('Users')
      const client = users.addClient('Web', { callbackUrls: ['https://a.example/back'] })
      new aws.cognito.UserGroup('Owners', { name: 'owner', userPoolId: users.id })
      return { issuer: users.nodes.userPool.endpoint, client: client.id }`,
      { oidcUrl: 'http://localhost:4444' },
    )
    expect(userPools).toMatchObject([{ groups: ['owner'], clients: [{ callbackUrls: ['https://a.example/back'] }] }])
    expect(outputs).toEqual({
      issuer: 'http://localhost:4444/us-east-1_Users',
      client: userPools[0]?.clients[0]?.clientId,
    })
  })

  it('has dev commands with their links', async () => {
    const { commands } = await plan(`
      const fn = new sst.aws.Function('Hello', { handler: 'a.b' })
      new sst.x.DevCommand('Demo', { link: [fn], dev: { command: 'node demo.ts' } })`)
    expect(commands).toMatchObject([{ title: 'Demo', command: 'node demo.ts', autostart: true, directory: '.' }])
    expect(JSON.parse(commands[0]?.environment.SST_RESOURCE_Hello ?? '')).toMatchObject({ name: 'app-local-Hello' })
  })

  it('resolves Outputs, also those made inside apply, and resolves the outputs of run()', async () => {
    const { outputs, functions } = await plan(`${TABLE}
      const name = table.nodes.table.arn.apply((arn) => new Promise((resolve) => setTimeout(resolve, 20, arn.split('/')[1])))
      const late = name.apply((known) => new sst.aws.Function('Late', { handler: 'a.b', environment: { TABLE: known } }))
      return { late: late.name, all: $resolve([name, 1]).apply(([text, number]) => text + number), text: $concat('a', name) }`)
    expect(functions[0]?.environment.TABLE).toBe('app-local-Table')
    expect(outputs).toEqual({ late: 'app-local-Late', all: 'app-local-Table1', text: 'aapp-local-Table' })
  })

  it('applies $transform to every component of a class', async () => {
    const { functions } = await plan(`
      $transform(sst.aws.Function, (args) => { args.memory = '512 MB' })
      new sst.aws.Function('A', { handler: 'a.b' })
      new sst.aws.ApiGatewayV2('Api').route('GET /', 'a.c')`)
    expect(functions.map(({ memory }) => memory)).toEqual([512, 512])
  })

  it('lets Linkable.wrap change what a link gives', async () => {
    const { functions } = await plan(`
      sst.Linkable.wrap(sst.aws.Dynamo, (table) => ({ properties: { own: table.name } }))
      ${TABLE}
      new sst.aws.Function('A', { handler: 'a.b', link: [table] })`)
    expect(JSON.parse(functions[0]?.environment.SST_RESOURCE_Table ?? '')).toMatchObject({ own: 'app-local-Table' })
  })

  it('knows the stage and whether it is a dev run', async () => {
    const { outputs, app } = await plan('return { stage: $app.stage, dev: $dev }', { stage: 'production', dev: false })
    expect(outputs).toEqual({ stage: 'production', dev: false })
    expect(app).toMatchObject({ name: 'app', stage: 'production' })
  })

  it('comes although the configuration leaves a timer behind', async () => {
    const { outputs } = await plan(`setInterval(() => undefined, 1000)\n return { stage: $app.stage }`)
    expect(outputs).toEqual({ stage: 'local' })
  })

  it('leaves no global behind in the process that asks', async () => {
    await plan('')
    expect(Object.keys(globalThis).filter((name) => ['sst', '$config', '$app'].includes(name))).toEqual([])
  })
})

describe('the value of a secret', () => {
  const body = `new sst.Secret('Key', 'placeholder'); new sst.Secret('Other')`

  it('comes from SST_SECRET_<name> before anything else', async () => {
    vi.stubEnv('SST_SECRET_Key', 'from environment')
    const { secrets } = await plan(body, { secrets: { Key: 'from file' } })
    expect(secrets[0]).toEqual({ name: 'Key', value: 'from environment', source: 'environment' })
  })

  it('comes from the secrets file before the placeholder', async () => {
    const { secrets } = await plan(body, { secrets: { Key: 'from file' } })
    expect(secrets[0]).toEqual({ name: 'Key', value: 'from file', source: 'file' })
  })

  it('is made at random, 256 bits, when nothing has one', async () => {
    const [one, other] = [await plan(body), await plan(body)].map(({ secrets }) => secrets[1])
    expect(one).toMatchObject({ name: 'Other', source: 'random' })
    expect(Buffer.from(one?.value ?? '', 'base64url')).toHaveLength(32)
    expect(one?.value).not.toBe(other?.value)
  })
})

describe('what the local cloud does not know', () => {
  const faults: [title: string, body: string, message: RegExp][] = [
    [
      'an unknown class',
      `new sst.aws.Vpc('Net')`,
      /^sst\.config\.ts:4: the local cloud does not support sst\.aws\.Vpc\. Supported there: .*Dynamo/,
    ],
    ['an unknown namespace', `new sst.cloudflare.Worker('W', {})`, /^sst\.config\.ts:4: .*sst\.cloudflare/],
    ['an unknown provider', `new aws.s3.BucketV2('B')`, /^sst\.config\.ts:4: .*aws\.s3\. Supported there: cognito/],
    [
      'an unknown method',
      `const api = new sst.aws.ApiGatewayV2('Api')\napi.routeUrl('GET /', 'https://x')`,
      /^sst\.config\.ts:5: .*sst\.aws\.ApiGatewayV2\.routeUrl\. Supported there: addAuthorizer, route, url/,
    ],
    ['an unknown static method', `sst.aws.Dynamo.get('T', 'name')`, /^sst\.config\.ts:4: .*sst\.aws\.Dynamo\.get/],
    [
      'an unknown option, at its own line',
      `new sst.aws.Function('Hello', {\n  handler: 'a.b',\n  vpc: {},\n})`,
      /^sst\.config\.ts:6: the local cloud does not support the option "vpc" of sst\.aws\.Function "Hello"\. Supported there: architecture, .*timeout/,
    ],
    [
      'an unknown option further inside',
      `new sst.aws.Function('Hello', { handler: 'a.b', nodejs: { plugins: 'x.mjs' } })`,
      /"nodejs\.plugins" .*Supported there: banner, esbuild/,
    ],
    [
      'an unknown setting in a transform',
      `const api = new sst.aws.ApiGatewayV2('Api', { transform: { stage: { routeSettings: [] } } })`,
      /"routeSettings" of sst\.aws\.ApiGatewayV2 "Api", transform\.stage/,
    ],
    [
      'a value of the wrong kind',
      `new sst.aws.Function('F', { handler: 'a.b', timeout: 20 })`,
      /"timeout" .* is 20; expected string/,
    ],
    ['a duration that is none', `new sst.aws.Function('F', { handler: 'a.b', timeout: '20s' })`, /"timeout".*expected/],
    [
      'a runtime that is not Node 24',
      `new sst.aws.Function('F', { handler: 'a.b', runtime: 'go' })`,
      /"runtime".*nodejs24\.x/,
    ],
    ['a missing option', `new sst.aws.Function('F', {})`, /sst\.aws\.Function "F" needs the option "handler"/],
    ['a handler without an export', `new sst.aws.Function('F', { handler: 'src/hello' })`, /"handler".*expected.*/],
    ['a name that is used twice', `new sst.Secret('A', 'x'); new sst.Secret('a', 'x')`, /the name "a" is used twice/],
    ['a name that SST reserves', `new sst.Secret('App', 'x')`, /"App" is reserved/],
    ['an undefined link', `new sst.aws.Function('F', { handler: 'a.b', link: [undefined] })`, /an undefined link/],
    ['a link that is none', `new sst.aws.Function('F', { handler: 'a.b', link: ['x'] })`, /not linkable/],
    [
      'a route that is none',
      `new sst.aws.ApiGatewayV2('Api').route('/path', 'a.b')`,
      /the route "\/path" is not of the form/,
    ],
    [
      'a route that is there twice',
      `const api = new sst.aws.ApiGatewayV2('Api'); api.route('GET /', 'a.b'); api.route('get /', 'a.c')`,
      /route "GET \/" is defined twice/,
    ],
    [
      'a second API',
      `new sst.aws.ApiGatewayV2('One'); new sst.aws.ApiGatewayV2('Two')`,
      /serves one sst\.aws\.ApiGatewayV2/,
    ],
    [
      'a key that is no field',
      `new sst.aws.Dynamo('T', { fields: { pk: 'string' }, primaryIndex: { hashKey: 'id' } })`,
      /the key "id" is not in `fields`/,
    ],
    [
      'a subscriber to a table without a stream',
      `new sst.aws.Dynamo('T', { fields: { pk: 'string' }, primaryIndex: { hashKey: 'pk' } }).subscribe('S', 'a.b')`,
      /the table has no `stream`/,
    ],
    ['an Output in a plain template', `${TABLE}; return { text: \`\${table.name}\` }`, /write \$interpolate/],
    ['a configuration that throws', `throw new TypeError('no region')`, /^no region$/],
  ]

  it.each(faults)('is an error that names it: %s', async (_title, body, message) => {
    const failure = await plan(body).catch((error: unknown) => error as Error)
    expect(failure).toBeInstanceOf(Error)
    expect((failure as Error).message).toMatch(message)
  })

  it('is told with the file and the line where it stands, also in a module of the configuration', async () => {
    const app = await temporaryApp({
      'sst.config.ts': configuration(`const { build } = await import('./infra/build.ts'); build()`),
      'infra/build.ts': `export function build() {
  new sst.aws.Function('Hello', {
    handler: 'a.handler',
    retries: 3,
  })
}`,
    })
    apps.push(app)
    await expect(makePlan({ config: join(app.root, 'sst.config.ts') })).rejects.toThrow(
      /^infra\/build\.ts:4: the option "retries"/,
    )
  })

  it('is a ConfigError', async () => {
    await expect(plan(`new sst.aws.Kinesis('K')`)).rejects.toBeInstanceOf(ConfigError)
  })
})
