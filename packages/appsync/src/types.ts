import type { SubscriptionFilter } from '@aws-appsync/utils'
import type { GraphQLResolveInfo } from 'graphql'
import type { ResolverCount } from './limits.ts'

/** How the caller proved who it is: AppSync's five authorization modes. */
export type AuthMode = 'API_KEY' | 'AWS_IAM' | 'OPENID_CONNECT' | 'AMAZON_COGNITO_USER_POOLS' | 'AWS_LAMBDA'

/** `ctx.identity` of `AMAZON_COGNITO_USER_POOLS`. */
export interface CognitoIdentity {
  sub: string
  issuer: string
  username: string
  claims: Record<string, unknown>
  sourceIp?: string[]
  defaultAuthStrategy?: 'ALLOW' | 'DENY'
  groups: string[] | null
}

/** `ctx.identity` of `OPENID_CONNECT`. */
export interface OidcIdentity {
  sub: string
  issuer: string
  claims: Record<string, unknown>
}

/** `ctx.identity` of `AWS_IAM`. */
export interface IamIdentity {
  accountId: string
  cognitoIdentityPoolId: string | null
  cognitoIdentityId: string | null
  cognitoIdentityAuthType: string | null
  cognitoIdentityAuthProvider: string | null
  sourceIp: string[]
  username: string
  userArn: string
}

/** `ctx.identity` of `AWS_LAMBDA`: what the authorizer function said. */
export interface LambdaIdentity {
  resolverContext: Record<string, unknown>
}

/** Who is calling, in AppSync's shapes. `null` with `API_KEY`. */
export type Identity = CognitoIdentity | OidcIdentity | IamIdentity | LambdaIdentity

/** `ctx.info`: where in the query the resolver stands. */
export interface Info {
  fieldName: string
  parentTypeName: string
  variables: Record<string, unknown>
  /** Every selected field below this one, as paths: `['id', 'product', 'product/name']`. */
  selectionSetList: string[]
  /** The selection set below this field, as text. Empty for a scalar. */
  selectionSetGraphQL: string
}

/** `ctx.error`: what went wrong in the data source, as the response function sees it. */
export interface ContextError {
  message: string
  /** For example `DynamoDB:ConditionalCheckFailedException`. */
  type: string
}

/** `ctx.request`. */
export interface ContextRequest {
  headers: Record<string, string>
  domainName: string | null
}

/** What every half of a resolver is given: AppSync's context object. */
export interface Context<
  Args = Record<string, unknown>,
  Source = unknown,
  Result = unknown,
  Stash = Record<string, unknown>,
> {
  args: Args
  readonly arguments: Args
  source: Source
  readonly identity: Identity | null
  /** Shared by the functions of one pipeline. */
  stash: Stash
  /** In a pipeline: what the step before handed on. */
  prev: { result: unknown }
  /** In a response function: what the data source answered. `null` before. */
  result: Result
  /** In a response function: what went wrong in the data source. A handler that never reads it cannot hide the error. */
  readonly error: ContextError | null
  readonly info: Info
  readonly request: ContextRequest
  readonly env: Record<string, string>
}

/**
 * One half of a resolver. The context's type is left open here, because every file narrows it to its own field: the
 * schema's generated types hold the two together, not this type.
 */
export type Handler = (ctx: never) => unknown

/** `request` describes the input or output, `response` turns the answer into the field's value. */
export interface UnitResolver {
  request?: Handler
  response?: Handler
  /** The name of a data source of `createSchema`. Not needed for ElectroDB operations and for no data source. */
  dataSource?: string
  /** Whether and how the field's value is cached; of a pipeline's functions it says nothing. */
  caching?: Caching
  /** How writes to a versioned data source find and resolve conflicts. */
  syncConfig?: SyncConfig
}

/** AppSync's `SyncConfig` of a resolver or function. */
export interface SyncConfig {
  /** `NONE`: the last write wins, and only counts the version up. */
  conflictDetection: 'VERSION' | 'NONE'
  /** `OPTIMISTIC_CONCURRENCY` and `NONE` reject, `AUTOMERGE` merges, `LAMBDA` asks a function. Left out: `NONE`. */
  conflictHandler?: 'OPTIMISTIC_CONCURRENCY' | 'AUTOMERGE' | 'LAMBDA' | 'NONE'
  /** The function that `LAMBDA` asks, by ARN or name. */
  lambdaConflictHandlerConfig?: { lambdaConflictHandlerArn: string }
}

/** How a field's value is cached, as AppSync's per-resolver caching. */
export interface Caching {
  /** Seconds. Left out: the API's. */
  ttl?: number
  /** What the value depends on, for example `context.arguments.id`, `context.identity.sub`, `context.source.id`. */
  keys?: readonly string[]
  /**
   * Names to evict the value by, which AppSync does not have, for example
   * `(ctx) => ['products', `product:${ctx.args.id}`]`. Called when the value is there, with the resolver's context.
   */
  tags?: (ctx: never) => readonly string[]
}

/** What leaves the API's cache: an entry or, without keys, a field; the entries of some leading keys; those of a tag. */
export type Eviction =
  | { typeName: string; fieldName: string; keys: Record<string, unknown> }
  | { typeName: string; fieldName: string; leadingKeys: Record<string, unknown> }
  | { tag: string }

/** `before`, then 1 to 10 functions of two halves each, then `after`, sharing `ctx.stash`. */
export interface PipelineResolver {
  before?: Handler
  functions: readonly UnitResolver[]
  after?: Handler
  caching?: Caching
}

/** What a field may be resolved by. */
export type FieldResolver = UnitResolver | PipelineResolver

/** What a data source knows of the call besides the request itself. */
export interface DataSourceCall {
  ctx: Context
  info: GraphQLResolveInfo | null
  context: RequestContext
  /** The resolver's own. */
  syncConfig?: SyncConfig | undefined
}

/** Something that runs what `request` returned and answers what `response` sees as `ctx.result`. */
export interface DataSource {
  /** What it says in `ctx.error.type` before the colon, for example `DynamoDB`. */
  readonly type: string
  execute(request: unknown, call: DataSourceCall): unknown
}

/** What one DynamoDB call cost. */
export interface DynamoCall {
  /** AWS's name: `GetItem`, `BatchGetItem`, `Query`, `TransactWriteItems`, ... */
  operation: string
  table: string
  /** Capacity units, as DynamoDB reported them, over all attempts. */
  consumed: number
  /** How often it was sent, the retries of the AWS SDK included. */
  attempts: number
  /** Milliseconds, waits between attempts included. */
  ms: number
  /** The request as it was sent (plain values), to compute what DynamoDB Local reports wrong. */
  params: Record<string, unknown>
  /** The name of the error that it ended with. */
  error?: string
}

/** The DynamoDB calls that the runtime makes, by AWS's names. */
export type DynamoOperation =
  | 'GetItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'Query'
  | 'Scan'
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'TransactGetItems'
  | 'TransactWriteItems'

/**
 * What carries calls to DynamoDB: the lean client of `@dispense/dynamodb`, or the AWS SDK (`sdkTransport` of
 * `@dispense/appsync/sdk`). Items and keys are plain values both ways, as the SDK's DocumentClient has them; so are the items
 * of `CancellationReasons`. Retries network faults, 5xx and throttles; throws DynamoDB's error with its `name`.
 */
export interface DynamoTransport {
  call(
    operation: DynamoOperation,
    params: Record<string, unknown>,
    options: { abortSignal: AbortSignal },
  ): Promise<DynamoOutput>
}

/** The parts of any DynamoDB answer that the runtime reads. */
export interface DynamoOutput {
  $metadata?: { attempts?: number }
  ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[]
  [name: string]: unknown
}

/** An error with the place in the query that it belongs to. */
export interface AppendedError {
  error: Error
  info: GraphQLResolveInfo | null
}

/** The `contextValue` of one GraphQL request. Made by `createRequestContext`. */
export interface RequestContext {
  readonly identity: Identity | null
  readonly authMode: AuthMode
  readonly request: ContextRequest
  readonly env: Record<string, string>
  readonly deadline: Deadline
  readonly electro: { client: ElectroClient; table: string }
  /** The same client for data sources that name the table with each call. */
  readonly dynamo: ElectroClient
  /** How many resolvers may still run. */
  readonly resolverCount: ResolverCount
  /** Fields (`Type.field`) that the Lambda authorizer denied this caller. */
  readonly deniedFields: ReadonlySet<string> | null
  /** What `util.appendError` gathered. The server adds it to the response. */
  readonly appendedErrors: AppendedError[]
  /** What `util.http.addResponseHeader` gathered, names in lower case. The server sends them. */
  readonly responseHeaders: Record<string, string>
  /** What the mutations answered that `@aws_subscribe` names. The server publishes it. */
  readonly mutated: { fieldName: string; value: unknown }[]
  /** What `extensions` said of subscriptions. The server that holds the subscriptions acts on it. */
  readonly subscriptions: SubscriptionEffects
}

/** What a request asks of the server that holds its subscriptions. */
export interface SubscriptionEffects {
  /** Which events reach this subscription. */
  filter: SubscriptionFilter | null
  /** Which events end this subscription. */
  invalidationFilter: SubscriptionFilter | null
  /** Subscriptions that this mutation ends. */
  invalidations: { subscriptionField: string; payload: Record<string, unknown> }[]
}

/** The end of a request, and the signal that says it has come. */
export interface Deadline {
  /** Milliseconds that are left, margin subtracted. */
  remaining(): number
  /** Aborts when nothing is left. */
  readonly signal: AbortSignal
}

/** One method of the client that ElectroDB is given. */
export type ElectroMethod = (params: Record<string, unknown>) => {
  promise(): Promise<unknown>
  abort(): void
  on(): void
}

/** A per-request front of the DocumentClient, in the shape of AWS SDK v2's, which ElectroDB takes per call. */
export interface ElectroClient {
  get: ElectroMethod
  put: ElectroMethod
  update: ElectroMethod
  delete: ElectroMethod
  query: ElectroMethod
  scan: ElectroMethod
  batchGet: ElectroMethod
  batchWrite: ElectroMethod
  transactGet: ElectroMethod
  transactWrite: ElectroMethod
  createSet(value: unknown): unknown
}
