import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { createSchema } from '@dispense/appsync'
import { appsyncPlugin, cacheHeaders, compiledExecution } from '@dispense/appsync/apollo'
import type { PaymentProvider } from '@dispense/core'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { PAYMENTS } from './command.ts'
import { EXPORTS, type ExportDesk, exportSource } from './exports.ts'
import { formatError, type LogError } from './format-error.ts'
import { resolvers } from './generated/resolvers.ts'
import { AUTH_MODE, checked, silentDocument, typeDefs } from './generated/type-defs.ts'
import { costLimit, LIMITS, limitRules } from './limits.ts'
import { paymentSource } from './payments.ts'
import { persistedQueries } from './persisted.ts'
import { type ApiContext, requestIds } from './request-ids.ts'
import { UPLOADS, type UploadSigner, uploadSource } from './uploads.ts'

/** What the server has to know of where it runs. */
export interface ServerOptions {
  /** In production there is no introspection, no landing page and no hint at the schema in errors. */
  production: boolean
  /** Of `createApiSchema`; left out: made here. */
  schema?: GraphQLSchema
  /** Where errors that nobody foresaw are written. */
  log: LogError
  /** Who takes money from cards. Without it vends by card fail. */
  payments?: PaymentProvider
  /** Signs the forms of uploads. Without it nothing can be uploaded. */
  signer?: UploadSigner
  /** Starts the workers of exports, and signs the addresses of their files. Without it no file is made. */
  desk?: ExportDesk
  /** After how many executions a query is compiled: the default is that of `compiledExecution`. */
  compileAfter?: number
  /** Apollo Server plugins of the place where it runs. */
  plugins?: ApolloServerPlugin<ApiContext>[]
}

/** Where the API meets what is not its table. */
interface Doors {
  payments?: PaymentProvider | undefined
  signer?: UploadSigner | undefined
  desk?: ExportDesk | undefined
  log?: LogError
}

/**
 * The executable schema: the SDL with every resolver file. Without a directive, a field is for people who signed in. The SDL
 * is not validated when a function starts: `npm run codegen` and the tests have.
 * @param described whether it carries its descriptions, for introspection
 * @param doors who takes money from cards, signs the forms of uploads, and sees to files of exports
 */
export const createApiSchema = (
  described = true,
  { payments, signer, desk, log = console.error }: Doors = {},
): GraphQLSchema =>
  createSchema({
    typeDefs: described ? typeDefs : (JSON.parse(silentDocument) as DocumentNode),
    resolvers,
    dataSources: {
      [PAYMENTS]: paymentSource(payments),
      [UPLOADS]: uploadSource(signer),
      [EXPORTS]: exportSource(desk, log),
    },
    defaultAuthMode: AUTH_MODE,
    deniesFields: false,
    checked,
  })

/** The Apollo Server of the API. */
export function createServer({
  production,
  log,
  payments,
  signer,
  desk,
  compileAfter,
  plugins = [],
  schema = createApiSchema(!production, { payments, signer, desk, log }),
}: ServerOptions): ApolloServer<ApiContext> {
  const format = formatError(log, production)
  return new ApolloServer<ApiContext>({
    gateway: compiledExecution(schema, compileAfter === undefined ? {} : { after: compileAfter }),
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    // Each request of a batch would count as one for the gateway's throttling and for the limits.
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: { cache: persistedQueries(), ttl: null },
    parseOptions: { maxTokens: LIMITS.tokens },
    maxRecursiveSelections: LIMITS.recursiveSelections,
    validationOptions: { maxErrors: LIMITS.validationErrors },
    validationRules: limitRules,
    formatError: format,
    stopOnTerminationSignals: false,
    // The request's ids come last: errors that resolvers appended have one too.
    plugins: [
      costLimit(schema),
      appsyncPlugin({ formatError: format }),
      cacheHeaders({ schema, defaultAuthMode: AUTH_MODE, personalHeaders: ['x-dispense-cost'] }),
      requestIds(),
      ...plugins,
    ],
  })
}
