/// <reference path="./.sst/platform/config.d.ts" />

/** What runs where: the only description of the infrastructure, for AWS (`npx sst`) and for the local cloud (`npm start`). */
export default $config({
  app({ stage }) {
    const production = stage === 'production'
    return {
      name: 'dispense',
      home: 'aws',
      removal: production ? 'retain' : 'remove',
      protect: production,
    }
  },

  async run() {
    const table = createTable()
    const users = createUsers()
    const cards = createCardSecrets()
    const nextTokenKey = new sst.Secret('NextTokenKey')
    // Where the followers of the table's stream tell what they gave up: it holds nothing up and is not lost.
    const lost = new sst.aws.Queue('LostEvents', {
      transform: { queue: { messageRetentionSeconds: 14 * 24 * 60 * 60 } },
    })
    const socket = createSocket(table, nextTokenKey, lost, users)
    const graphql = createGraphql(table, [nextTokenKey, cards.key, socket], users)
    const api = createApi(graphql)
    receiveWebhooks(api, table, cards)
    closeBooks(table)
    scheduleSweep(table, cards.key)
    subscribeCatalog(table)
    subscribeSales(table, lost)
    if (!isProduction()) {
      await createExplore(api)
      createDemo(table)
    }
    return { api: api.url, socket: socket.url, ...users, table: table.name }
  },
})

function isProduction() {
  return $app.stage === 'production'
}

/** The one table. Its access patterns are the table in packages/core/README.md. */
function createTable() {
  const keys = ['', 'gsi1', 'gsi2', 'gsi3', 'gsi4'].flatMap((index) => [`${index}pk`, `${index}sk`])
  return new sst.aws.Dynamo('Table', {
    fields: Object.fromEntries(keys.map((name) => [name, 'string' as const])),
    primaryIndex: { hashKey: 'pk', rangeKey: 'sk' },
    globalIndexes: {
      gsi1: { hashKey: 'gsi1pk', rangeKey: 'gsi1sk' },
      gsi2: { hashKey: 'gsi2pk', rangeKey: 'gsi2sk', projection: 'keys-only' },
      gsi3: { hashKey: 'gsi3pk', rangeKey: 'gsi3sk', projection: 'keys-only' },
      gsi4: { hashKey: 'gsi4pk', rangeKey: 'gsi4sk', projection: 'keys-only' },
    },
    ttl: 'expiresAt',
    stream: 'new-and-old-images',
    deletionProtection: isProduction(),
    transform: { table: { pointInTimeRecovery: { enabled: isProduction() } } },
  })
}

/** The people: customers sign up by themselves; only an administrator makes somebody an operator's staff. */
function createUsers() {
  const users = new sst.aws.CognitoUserPool('Users', {
    usernames: ['email'],
    // The account's id, because the prefix is unique among everybody's in the region.
    domain: { prefix: $interpolate`dispense-${$app.stage}-${aws.getCallerIdentityOutput({}).accountId}` },
    transform: {
      userPool: {
        deletionProtection: isProduction() ? 'ACTIVE' : 'INACTIVE',
        schemas: [
          {
            name: 'operatorId',
            attributeDataType: 'String',
            mutable: true,
            stringAttributeConstraints: { minLength: '1', maxLength: '64' },
          },
        ],
      },
    },
  })
  for (const name of ['owner', 'route-driver', 'viewer']) {
    new aws.cognito.UserGroup(`UserGroup-${name}`, { name, userPoolId: users.id })
  }
  const client = users.addClient('Web', {
    callbackUrls: webOrigins(),
    transform: {
      client: {
        // A public client: the authorization code with PKCE, and no secret.
        generateSecret: false,
        allowedOauthFlows: ['code'],
        allowedOauthScopes: ['openid', 'email', 'profile'],
        explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        preventUserExistenceErrors: 'ENABLED',
        enableTokenRevocation: true,
        readAttributes: ['email', 'email_verified', 'name', 'birthdate', 'custom:operatorId'],
        // Without custom:operatorId: whoever could write it would choose the tenant to work for. Without birthdate: an
        // administrator writes it, who has seen a document, and so it is proof of age.
        writeAttributes: ['email', 'name'],
      },
    },
  })
  // Cognito names its endpoint without a scheme; the local provider's carries one, because it is plain HTTP.
  const issuer = users.nodes.userPool.endpoint.apply((url) => (url.includes('://') ? url : `https://${url}`))
  return { issuer, clientId: client.id }
}

/**
 * Card payments by Stripe: the account's key, and what its events are signed with. `none` takes no cards. The local cloud makes
 * up both, for its stand-in of Stripe.
 */
function createCardSecrets() {
  const none = $app.stage === 'local' ? undefined : 'none'
  return { key: new sst.Secret('StripeSecretKey', none), webhook: new sst.Secret('StripeWebhookSecret', none) }
}

/** The GraphQL API. It reads by key and writes single items; it never scans, and deletes gone subscriptions only. */
function createGraphql(
  table: sst.aws.Dynamo,
  links: (sst.Secret | sst.aws.ApiGatewayWebSocket)[],
  { issuer, clientId }: ReturnType<typeof createUsers>,
) {
  return new sst.aws.Function('Graphql', {
    ...lambdaDefaults(),
    handler: 'packages/functions/src/graphql.handler',
    description: 'The GraphQL API',
    memory: '1024 MB',
    link: [
      linkTable('TableForApi', table, 'GetItem BatchGetItem PutItem UpdateItem DeleteItem Query', 'Query'),
      ...links,
    ],
    environment: {
      ...environment(),
      OIDC_ISSUER: issuer,
      OIDC_AUDIENCE: clientId,
      // Whether a wallet may be filled with money that nobody has paid.
      PLAY_MONEY: isProduction() ? '' : 'on',
    },
  })
}

/**
 * Subscriptions: a WebSocket API whose every message finds a function, so that nothing idles. Changes of vends that the
 * API's function did not publish at once are published from the table's stream.
 */
function createSocket(
  table: sst.aws.Dynamo,
  nextTokenKey: sst.Secret,
  lost: sst.aws.Queue,
  { issuer, clientId }: ReturnType<typeof createUsers>,
) {
  const socket = new sst.aws.ApiGatewayWebSocket('Socket', {
    accessLog: { retention: isProduction() ? '1 year' : '1 week' },
  })
  const shared = {
    ...lambdaDefaults(),
    memory: '1024 MB' as const,
    link: [
      linkTable('TableForSocket', table, 'GetItem BatchGetItem PutItem UpdateItem DeleteItem Query', 'Query'),
      nextTokenKey,
      socket,
    ],
    environment: { ...environment(), OIDC_ISSUER: issuer, OIDC_AUDIENCE: clientId },
  }
  const handler = new sst.aws.Function('SocketMessages', {
    ...shared,
    handler: 'packages/functions/src/socket.handler',
    description: 'Subscriptions',
  })
  for (const route of ['$connect', '$disconnect', '$default']) socket.route(route, handler.arn)
  table.subscribe(
    'PublishStream',
    {
      ...shared,
      handler: 'packages/functions/src/publish.handler',
      permissions: [{ actions: ['sqs:SendMessage'], resources: [lost.arn] }],
    },
    {
      filters: [{ eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { __edb_e__: { S: ['vend'] } } } }],
      transform: followed(10, lost),
    },
  )
  return socket
}

/** HTTPS for the API. People and machines are authenticated by the function, not by the gateway. */
function createApi(graphql: sst.aws.Function) {
  const [rate, burst] = isProduction() ? [10_000, 5_000] : [1_000, 1_000]
  const api = new sst.aws.ApiGatewayV2('Api', {
    cors: {
      // Outside production any page may ask, Apollo Sandbox for one: no credentials travel but the token it holds.
      allowOrigins: isProduction() ? webOrigins() : ['*'],
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['authorization', 'content-type', 'apollo-require-preflight', 'x-apollo-operation-name'],
      maxAge: '1 hour',
    },
    accessLog: { retention: isProduction() ? '1 year' : '1 week' },
    transform: { stage: { defaultRouteSettings: { throttlingRateLimit: rate, throttlingBurstLimit: burst } } },
  })
  for (const route of ['POST /graphql', 'GET /graphql', 'GET /healthz']) api.route(route, graphql.arn)
  return api
}

/** Stripe's events: each says that a payment has to be looked at. */
function receiveWebhooks(
  api: sst.aws.ApiGatewayV2,
  table: sst.aws.Dynamo,
  cards: ReturnType<typeof createCardSecrets>,
) {
  const webhook = new sst.aws.Function('Webhook', {
    ...lambdaDefaults(),
    handler: 'packages/functions/src/webhook.handler',
    description: "Stripe's events",
    link: [linkTable('TableForWebhook', table, 'GetItem PutItem UpdateItem'), cards.key, cards.webhook],
  })
  api.route('POST /webhooks/stripe', webhook.arn)
}

/** Every minute: finishes what requests left open, by the table's index of what is due. */
function scheduleSweep(table: sst.aws.Dynamo, stripeKey: sst.Secret) {
  new sst.aws.CronV2('Sweep', {
    schedule: 'rate(1 minute)',
    function: {
      ...lambdaDefaults(),
      handler: 'packages/functions/src/sweep.handler',
      description: 'Finishes what requests left open',
      link: [linkTable('TableForSweep', table, 'GetItem BatchGetItem PutItem UpdateItem', 'Query'), stripeKey],
    },
  })
}

/** GraphiQL at /explore, a function of its own so that the API's carries none of it. Never in production. */
async function createExplore(api: sst.aws.ApiGatewayV2) {
  const { execFileSync } = await import('node:child_process')
  // Here, because `npm start`, `sst dev`, `sst deploy` and the tests all come by. It bundles when something has changed.
  const files = execFileSync('node_modules/.bin/node', ['packages/api/src/explore/build.ts'], { encoding: 'utf8' })
  const explore = new sst.aws.Function('Explore', {
    ...lambdaDefaults(),
    handler: 'packages/functions/src/explore.handler',
    description: 'GraphiQL',
    memory: '256 MB',
    copyFiles: [{ from: files.trim(), to: 'explore' }],
  })
  for (const route of ['GET /explore', 'GET /explore/{file+}']) api.route(route, explore.arn)
}

/** Follows changes of products and promotions into the machines that sell them. */
function subscribeCatalog(table: sst.aws.Dynamo) {
  table.subscribe(
    'CatalogStream',
    {
      ...lambdaDefaults(),
      handler: 'packages/functions/src/stream.handler',
      link: [linkTable('TableForCatalog', table, 'GetItem Query UpdateItem', 'Query')],
    },
    {
      // __edb_e__ is the name of the entity, as ElectroDB writes it.
      filters: [
        { eventName: ['MODIFY'], dynamodb: { NewImage: { __edb_e__: { S: ['product'] } } } },
        { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { __edb_e__: { S: ['promotion'] } } } },
        { eventName: ['INSERT'], dynamodb: { NewImage: { __edb_e__: { S: ['machine'] } } } },
      ],
      transform: followed(100),
    },
  )
}

/**
 * Sales figures and points, from vends that have ended and from refunds. What cannot be counted is told to a queue, after
 * a quarter of an hour or so, and holds nothing up.
 */
function subscribeSales(table: sst.aws.Dynamo, lost: sst.aws.Queue) {
  const ended = ['COMPLETED', 'FAILED', 'REFUNDED']
  const isEnded = { __edb_e__: { S: ['vend'] }, state: { S: ended } }
  const wasNot = { state: { S: [{ 'anything-but': ended }] } }
  table.subscribe(
    'SalesStream',
    {
      ...lambdaDefaults(),
      handler: 'packages/functions/src/stream-sales.handler',
      link: [linkTable('TableForSales', table, 'GetItem PutItem UpdateItem')],
      permissions: [{ actions: ['sqs:SendMessage'], resources: [lost.arn] }],
    },
    {
      filters: [
        { eventName: ['MODIFY'], dynamodb: { NewImage: isEnded, OldImage: wasNot } },
        // A vend that a machine did while it was offline.
        { eventName: ['INSERT'], dynamodb: { NewImage: isEnded } },
        { eventName: ['INSERT'], dynamodb: { NewImage: { __edb_e__: { S: ['transfer'] }, kind: { S: ['REFUND'] } } } },
      ],
      transform: followed(20, lost),
    },
  )
}

/** Closes the operators' books of the day before. Each run goes on with what the one before has not done. */
function closeBooks(table: sst.aws.Dynamo) {
  new sst.aws.CronV2('CloseBooks', {
    schedule: 'cron(15 1-3 * * ? *)',
    function: {
      ...lambdaDefaults(),
      handler: 'packages/functions/src/close-books.handler',
      description: "Closes the operators' books of the day before",
      timeout: '15 minutes',
      link: [linkTable('TableForBooks', table, 'Query PutItem', 'Query')],
    },
  })
}

/** The demo tenants and their simulated machines. Never in production. */
function createDemo(table: sst.aws.Dynamo) {
  const seed = new sst.aws.Function('Seed', {
    ...lambdaDefaults(),
    handler: 'packages/functions/src/seed.handler',
    description: 'Puts the demo tenants into the table',
    link: [linkTable('TableForSeed', table, 'PutItem UpdateItem')],
  })
  new sst.x.DevCommand('Demo', {
    link: [seed],
    // `sst dev` writes the outputs to .sst; the local cloud says by itself where its data is.
    ...($app.stage === 'local' ? {} : { environment: { DISPENSE_DATA_DIR: '.sst' } }),
    dev: { title: 'Demo', command: 'node packages/simulator/src/demo.ts', autostart: true },
  })
}

/** How a function follows the table's stream: from the oldest record, so that none is lost while the mapping is being set up. */
function followed(maximumRetryAttempts: number, lost?: sst.aws.Queue) {
  return {
    eventSourceMapping: {
      startingPosition: 'TRIM_HORIZON',
      functionResponseTypes: ['ReportBatchItemFailures'],
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts,
      ...(lost && { destinationConfig: { onFailure: { destinationArn: lost.arn } } }),
    },
  }
}

/** What every function shares. Its bundle is one minified ES module; stack traces name the source all the same. */
function lambdaDefaults() {
  return {
    runtime: 'nodejs24.x',
    architecture: 'arm64',
    memory: '512 MB',
    timeout: '20 seconds',
    environment: environment(),
    logging: { format: 'json', retention: isProduction() ? '1 year' : '1 week' },
    nodejs: {
      format: 'esm',
      minify: true,
      sourcemap: true,
      // What few calls need (the AWS SDK, Stripe) is a file of its own, loaded by who needs it.
      splitting: true,
      esbuild: {
        // Names of functions cost a call each when the function starts; classes whose name counts say it themselves.
        keepNames: false,
        // graphql-js checks every value twice unless it is told.
        define: { 'process.env.NODE_ENV': '"production"' },
        alias: {
          // What ElectroDB and Apollo Server load and never use here: each stub says why.
          '@aws-sdk/lib-dynamodb': '@dispense/functions/stubs/lib-dynamodb',
          '@graphql-tools/schema': '@dispense/functions/stubs/graphql-tools-schema',
          jsonschema: '@dispense/functions/stubs/jsonschema',
        },
      },
    },
  } as const
}

/** What every function's environment holds. */
function environment() {
  return { NODE_OPTIONS: '--enable-source-maps', STAGE: $app.stage }
}

/**
 * A link to the table with these actions on its items and its indexes, separated by blanks, instead of the `dynamodb:*` that
 * linking the table itself would give. Functions read its name as `Resource[name].name`.
 */
function linkTable(name: string, table: sst.aws.Dynamo, items: string, indexes?: string) {
  const allow = (names: string, resource: $util.Input<string>) =>
    sst.aws.permission({ actions: names.split(' ').map((action) => `dynamodb:${action}`), resources: [resource] })
  return new sst.Linkable(name, {
    properties: { name: table.name },
    include: [allow(items, table.arn), ...(indexes ? [allow(indexes, $interpolate`${table.arn}/index/*`)] : [])],
  })
}

/** Where the web pages live: `WEB_ORIGINS`, with commas between them; on a developer's machine otherwise. */
function webOrigins() {
  const origins = process.env.WEB_ORIGINS?.split(',') ?? ['http://localhost:5173']
  if (isProduction() && origins.some((origin) => !origin.startsWith('https://'))) {
    throw new Error(
      `WEB_ORIGINS is ${process.env.WEB_ORIGINS ?? 'not set'}, and production takes https:// origins only: set it in .env.production, for example WEB_ORIGINS=https://vending.example`,
    )
  }
  return origins
}
