import { environment, isProduction, lambdaDefaults, webOrigins } from './defaults.ts'
import { linkTable } from './table.ts'
import type { createUsers } from './users.ts'

/** The GraphQL API. It reads by key and writes single items; it never scans, and deletes gone subscriptions and addresses of people who went only. */
export function createGraphql(
  table: sst.aws.Dynamo,
  links: (sst.Secret | sst.aws.ApiGatewayWebSocket | sst.Linkable<{ name: $util.Input<string> }>)[],
  { issuer, clientId }: ReturnType<typeof createUsers>,
) {
  return new sst.aws.Function('Graphql', {
    ...lambdaDefaults(),
    handler: 'packages/functions/src/graphql.handler',
    description: 'The GraphQL API',
    memory: '1024 MB',
    link: [
      linkTable(
        'TableForApi',
        table,
        'GetItem BatchGetItem PutItem UpdateItem DeleteItem ConditionCheckItem Query',
        'Query',
      ),
      ...links,
    ],
    environment: {
      ...environment(),
      OIDC_ISSUER: issuer,
      OIDC_AUDIENCE: clientId,
      // Whether every answer says what it cost, or those that are asked by the header `x-dispense-cost: 1`.
      COST: $dev ? 'always' : '',
      // Metrics of each operation for CloudWatch, which charges for each of them: `METRICS=` leaves them out.
      METRICS: $dev ? '' : (process.env.METRICS ?? 'on'),
      // Whether a wallet may be filled with money that nobody has paid.
      PLAY_MONEY: isProduction() ? '' : 'on',
    },
  })
}

/** HTTPS for the API. People and machines are authenticated by the function, not by the gateway. */
export function createApi(graphql: sst.aws.Function, router: sst.aws.Router) {
  const [rate, burst] = isProduction() ? [10_000, 5_000] : [1_000, 1_000]
  const api = new sst.aws.ApiGatewayV2('Api', {
    cors: {
      // Outside production any page may ask, Apollo Sandbox for one: no credentials travel but the token it holds.
      allowOrigins: isProduction() ? [router.url, ...webOrigins()] : ['*'],
      allowMethods: ['GET', 'POST'],
      allowHeaders: [
        'authorization',
        'content-type',
        'apollo-require-preflight',
        'x-apollo-operation-name',
        'x-dispense-cost',
      ],
      maxAge: '1 hour',
    },
    accessLog: { retention: isProduction() ? '1 year' : '1 week' },
    transform: { stage: { defaultRouteSettings: { throttlingRateLimit: rate, throttlingBurstLimit: burst } } },
  })
  for (const route of ['POST /graphql', 'GET /graphql', 'GET /healthz']) api.route(route, graphql.arn)
  return api
}

/**
 * Card payments by Stripe: the account's key, and what its events are signed with. `none` takes no cards. The local cloud makes
 * up both, for its stand-in of Stripe.
 */
export function createCardSecrets() {
  const none = $app.stage === 'local' ? undefined : 'none'
  return { key: new sst.Secret('StripeSecretKey', none), webhook: new sst.Secret('StripeWebhookSecret', none) }
}

/** Stripe's events: each says that a payment has to be looked at. */
export function receiveWebhooks(
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
