import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import {
  type ApiContext,
  createApiSchema,
  createAuthenticate,
  createPublisher,
  createServer,
  publishMutations,
  recordSighting,
  runOptions,
  showError,
} from '@dispense/api'
import { createRequestContext } from '@dispense/appsync'
import { pricesNear } from '@dispense/bill'
import { operatorById, personById, stateNow } from '@dispense/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { Resource } from 'sst'
import * as v from 'valibot'
import { costOf } from './cost/cost.ts'
import { Meter } from './cost/meter.ts'
import { metricsLine } from './cost/metrics.ts'
import { reportCost } from './cost/plugin.ts'
import { createTransport } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'
import { createStarter } from './exports/start.ts'
import { serve } from './graphql-http.ts'
import { cardsOf, withCards } from './payment/cards.ts'
import { logError } from './sources.ts'
import { createSigner } from './uploads/signer.ts'
import { createWire } from './wire.ts'

const env = readEnvironment(
  withCards({
    TABLE: Setting,
    MANAGEMENT: Setting,
    UPLOADS: Setting,
    EXPORTS: Setting,
    EXPORT_WORKER: Setting,
    AWS_REGION: Setting,
    NEXT_TOKEN_KEY: v.pipe(Setting, v.minLength(16, 'is shorter than 16 characters')),
    STAGE: Setting,
    OIDC_ISSUER: v.pipe(Setting, v.url('is no URL')),
    OIDC_AUDIENCE: Setting,
    COST: v.picklist(['', 'always'], 'is neither empty nor "always"'),
    METRICS: v.picklist(['', 'on'], 'is neither empty nor "on"'),
    PLAY_MONEY: v.picklist(['', 'on'], 'is neither empty nor "on"'),
  }),
  {
    ...process.env,
    TABLE: Resource.TableForApi.name,
    MANAGEMENT: Resource.Socket.managementEndpoint,
    UPLOADS: Resource.UploadsForApi.name,
    EXPORTS: Resource.ExportsForApi.name,
    EXPORT_WORKER: Resource.WorkerOfExports.name,
    NEXT_TOKEN_KEY: Resource.NextTokenKey.value,
    STRIPE_SECRET_KEY: Resource.StripeSecretKey.value,
  },
)

const meter = new Meter()
const electro = { client: meter.transport(createTransport()), table: env.TABLE }
const production = env.STAGE === 'production'

/** By when the invocation that runs must have ended, and what it does; an environment runs one at a time. */
let deadline = 0
let operation = ''

const payments = cardsOf(env, () => deadline)

/** What resolvers know of the environment. */
const ofResolvers = {
  NEXT_TOKEN_KEY: env.NEXT_TOKEN_KEY,
  PAYMENT_PROVIDER: payments ? 'stripe' : '',
  PLAY_MONEY: env.PLAY_MONEY,
}

const authenticate = createAuthenticate({
  issuer: env.OIDC_ISSUER,
  audience: env.OIDC_AUDIENCE,
  findMachine: async (machineId) => (await stateNow(machineId).go(ownOptions())).data,
  findPerson: async (...person) => (await personById(...person).go(ownOptions())).data,
  sawMachine: (machine) => recordSighting(ownOptions, logError)(machine),
})

/** For the function's own reads, which belong to no request. */
const ownOptions = () => runOptions(electro.client, electro.table, Date.now() + 3000)

/** Apollo Sandbox, outside production: a file of its own, which production does not load. */
const landingPage = async () =>
  production
    ? ApolloServerPluginLandingPageDisabled()
    : (await import('@apollo/server/plugin/landingPage/default')).ApolloServerPluginLandingPageLocalDefault()

const bucketAt = { region: env.AWS_REGION, endpoint: process.env.AWS_ENDPOINT_URL_S3 }
const lambdaAt = { region: env.AWS_REGION, endpoint: process.env.AWS_ENDPOINT_URL_LAMBDA }
const signer = createSigner({ ...bucketAt, name: env.UPLOADS })
const exportSigner = createSigner({ ...bucketAt, name: env.EXPORTS })
const desk = { start: createStarter({ ...lambdaAt, functionName: env.EXPORT_WORKER }), link: exportSigner.link }
const schema = createApiSchema(!production, { payments, signer, desk, log: logError })
const wire = meter.wire(createWire(env.MANAGEMENT, env.AWS_REGION))

/** Tells subscribers what a request's mutations did, in the time that the request has left. */
const publisherOf = ({ deadline }: ApiContext) => {
  const until = Date.now() + deadline.remaining()
  return createPublisher({
    schema,
    wire,
    show: showError(logError, production),
    run: () => runOptions(electro.client, electro.table, until),
    contextOf: (caller) => createRequestContext({ ...caller, electro, deadline: until, env: ofResolvers }),
  })
}

const server = createServer({
  production,
  ...(payments && { payments }),
  schema,
  log: logError,
  plugins: [
    await landingPage(),
    reportCost({
      meter,
      always: env.COST === 'always',
      region: env.AWS_REGION,
      named: (name) => {
        operation = name
      },
      after: publishMutations(publisherOf, logError),
    }),
    // Apollo's defaults that nobody asked for: each would be loaded at the start.
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginInlineTraceDisabled(),
    ApolloServerPluginSchemaReportingDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
  ],
})
server.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests()

/** The GraphQL API behind API Gateway: `/graphql`, and `/healthz` for whoever watches. */
export async function handler(
  event: APIGatewayProxyEventV2,
  context: Context,
): Promise<APIGatewayProxyStructuredResultV2> {
  deadline = Date.now() + context.getRemainingTimeInMillis()
  operation = 'none'
  meter.begin()
  if (event.rawPath === '/healthz') return await health()
  const answer = await serve(server, event, () => contextOf(event, context))
  if (env.METRICS) writeMetrics(answer)
  return answer
}

/** Not by console.log, which puts a line into JSON of its own, where CloudWatch finds no metrics. */
function writeMetrics({ body = '' }: APIGatewayProxyStructuredResultV2): void {
  const cost = costOf(meter.usage, Buffer.byteLength(body), pricesNear(env.AWS_REGION))
  process.stdout.write(metricsLine(operation, cost, Date.now()))
}

/** Who calls, until when, and DynamoDB behind a front that gathers the point reads of a request. */
async function contextOf(event: APIGatewayProxyEventV2, context: Context): Promise<ApiContext> {
  const headers = Object.fromEntries(
    Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value ?? '']),
  )
  const { authMode, identity } = await authenticate(headers.authorization)
  const request = createRequestContext({
    identity,
    authMode,
    headers,
    electro,
    deadline,
    env: ofResolvers,
  })
  return { ...request, requestId: context.awsRequestId }
}

/** 200 when the table answers, 503 when it does not. */
async function health(): Promise<APIGatewayProxyStructuredResultV2> {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  try {
    await operatorById('health').go(ownOptions())
    return { statusCode: 200, headers, body: JSON.stringify({ status: 'ok' }) }
  } catch (error) {
    logError('The table does not answer', error)
    return { statusCode: 503, headers, body: JSON.stringify({ status: 'table unavailable' }) }
  }
}
