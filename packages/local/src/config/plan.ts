import type { EdgePlan, FileOptionsPlan } from './plan-of-edge.ts'

/** What an execution of sst.config.ts describes: plain data, the same whoever reads it (the local cloud, the deploy test). */
export interface Plan {
  readonly app: { readonly name: string; readonly stage: string; readonly removal?: string; readonly protect?: boolean }
  readonly functions: FunctionPlan[]
  readonly apis: ApiPlan[]
  readonly webSockets: WebSocketPlan[]
  readonly tables: TablePlan[]
  readonly subscriptions: SubscriptionPlan[]
  readonly schedules: SchedulePlan[]
  readonly buckets: BucketPlan[]
  readonly topics: TopicPlan[]
  readonly topicSubscriptions: TopicSubscriptionPlan[]
  readonly buses: BusPlan[]
  readonly rules: RulePlan[]
  readonly queues: QueuePlan[]
  readonly queueSubscriptions: QueueSubscriptionPlan[]
  readonly secrets: SecretPlan[]
  readonly userPools: UserPoolPlan[]
  readonly sites: SitePlan[]
  readonly routers: RouterPlan[]
  readonly commands: CommandPlan[]
  /** What `run()` returned, its Outputs resolved. */
  outputs: Record<string, unknown>
}

/** A Lambda function. `memory` in MB, `timeout` in seconds. */
export interface FunctionPlan {
  readonly name: string
  readonly functionName: string
  readonly arn: string
  readonly handler: string
  readonly description?: string | undefined
  readonly runtime: 'nodejs24.x'
  readonly architecture: 'x86_64' | 'arm64'
  readonly memory: number
  readonly timeout: number
  /** The variables of the function's own configuration, its links (`SST_RESOURCE_*`) included. */
  readonly environment: Record<string, string>
  /** Names of the linked resources. */
  readonly links: string[]
  readonly permissions: Permission[]
  readonly reservedConcurrency?: number | undefined
  readonly async: AsyncPlan
  readonly logging: { readonly format: 'text' | 'json'; readonly retention: string }
  readonly nodejs: NodejsOptions
  /** Its own HTTP endpoint; `streaming`: the answer leaves in parts, as it is written. */
  readonly url?: FunctionUrlPlan | undefined
  /** What the function finds beside its code: `from` relative to the configuration, `to` to the function's folder. */
  readonly copyFiles: { readonly from: string; readonly to: string }[]
}

/** The URL of a function, which ends with a slash. `iam`: requests are signed with Signature Version 4. */
export interface FunctionUrlPlan {
  readonly url: string
  readonly authorization: 'none' | 'iam'
  readonly cors?: CorsPlan | undefined
  readonly streaming: boolean
}

/** How a function takes asynchronous events. `maxAge` in seconds; the rest are ARNs. */
export interface AsyncPlan {
  /** How often a failed one is tried again: 0 to 2. */
  readonly retries: number
  readonly maxAge: number
  readonly onFailure?: string | undefined
  readonly onSuccess?: string | undefined
  readonly deadLetter?: string | undefined
}

/** An IAM statement, as `sst.aws.permission` takes it. */
export interface Permission {
  readonly effect?: 'allow' | 'deny' | undefined
  readonly actions: string[]
  readonly resources: string[]
}

/** How esbuild bundles a function: the `nodejs` option of `sst.aws.Function`. */
export interface NodejsOptions {
  readonly banner?: string | undefined
  readonly esbuild?: Record<string, unknown> | undefined
  readonly format?: 'cjs' | 'esm' | undefined
  readonly install?: string[] | Record<string, string> | undefined
  readonly loader?: Record<string, string> | undefined
  readonly minify?: boolean | undefined
  readonly sourcemap?: boolean | undefined
  readonly splitting?: boolean | undefined
}

/** An API Gateway HTTP API. */
export interface ApiPlan {
  readonly name: string
  readonly apiId: string
  readonly url: string
  /** `undefined`: no CORS answer at all. `maxAge` in seconds. */
  readonly cors?: CorsPlan | undefined
  readonly authorizers: AuthorizerPlan[]
  readonly routes: RoutePlan[]
  readonly accessLog: { readonly retention: string }
  readonly throttling?: { readonly rate: number; readonly burst: number } | undefined
}

/** CORS of an HTTP API: API Gateway answers preflights itself. `maxAge` in seconds. */
export interface CorsPlan {
  readonly allowCredentials: boolean
  readonly allowHeaders: string[]
  readonly allowMethods: string[]
  readonly allowOrigins: string[]
  readonly exposeHeaders: string[]
  readonly maxAge?: number | undefined
}

/** A JWT or a Lambda authorizer of an HTTP API. `ttl` in seconds. */
export type AuthorizerPlan =
  | {
      readonly type: 'jwt'
      readonly id: string
      readonly name: string
      readonly issuer: string
      readonly audiences: string[]
      readonly identitySource: string
    }
  | {
      readonly type: 'lambda'
      readonly id: string
      readonly name: string
      /** ARN of the authorizer function. */
      readonly functionArn: string
      readonly response: 'simple' | 'iam'
      readonly ttl: number
      readonly identitySources: string[]
    }

/** A route of an HTTP API and the function behind it. */
export interface RoutePlan {
  /** For example `GET /machines/{machineId}`, `ANY /{proxy+}` or `$default`. */
  readonly routeKey: string
  readonly functionArn: string
  readonly authorizerId?: string | undefined
  readonly scopes?: string[] | undefined
}

/** An API Gateway WebSocket API. */
export interface WebSocketPlan {
  readonly name: string
  readonly apiId: string
  readonly executionArn: string
  readonly url: string
  readonly managementEndpoint: string
  /** Where a message names its route: the properties of `$request.body.<a>.<b>`. */
  readonly routeSelectionPath: string[]
  readonly authorizers: WebSocketAuthorizerPlan[]
  readonly routes: {
    readonly routeKey: string
    readonly functionArn: string
    readonly authorizerId?: string | undefined
  }[]
  readonly accessLog: { readonly retention: string }
  readonly throttling?: { readonly rate: number; readonly burst: number } | undefined
}

/** A Lambda authorizer of a WebSocket API. */
export interface WebSocketAuthorizerPlan {
  readonly id: string
  readonly name: string
  readonly functionArn: string
  /** For example `route.request.querystring.token`. */
  readonly identitySources: string[]
}

/** A DynamoDB table. */
export interface TablePlan {
  readonly name: string
  readonly tableName: string
  readonly arn: string
  /** The stream's ARN as the configuration sees it; empty without a stream. */
  readonly streamArn: string
  readonly fields: Record<string, 'string' | 'number' | 'binary'>
  readonly primaryIndex: KeyPlan
  readonly globalIndexes: Record<string, KeyPlan & { readonly projection: Projection }>
  readonly localIndexes: Record<string, { readonly rangeKey: string; readonly projection: Projection }>
  readonly stream?: 'keys-only' | 'new-image' | 'old-image' | 'new-and-old-images' | undefined
  readonly ttl?: string | undefined
  readonly deletionProtection: boolean
  readonly pointInTimeRecovery: boolean
}

/** The key schema of a table or of an index. */
export interface KeyPlan {
  readonly hashKey: string
  readonly rangeKey?: string | undefined
}

/** What an index carries besides its keys. */
export type Projection = 'all' | 'keys-only' | string[]

/** A function subscribed to a table's stream: an event source mapping with Lambda's own names and units. */
export interface SubscriptionPlan {
  readonly name: string
  readonly table: string
  readonly functionArn: string
  /** EventBridge-style patterns; a record passes when one matches. Empty: every record. */
  readonly filters: Record<string, unknown>[]
  readonly batchSize: number
  readonly maximumBatchingWindowInSeconds: number
  /** Batches of a shard at once; those of one item never overtake each other. */
  readonly parallelizationFactor: number
  readonly startingPosition: 'LATEST' | 'TRIM_HORIZON'
  readonly bisectBatchOnFunctionError: boolean
  /** -1: until the record expires. */
  readonly maximumRetryAttempts: number
  /** -1: as long as the stream keeps it. */
  readonly maximumRecordAgeInSeconds: number
  readonly reportBatchItemFailures: boolean
  /** ARN of the queue that is told of discarded records. */
  readonly onFailure?: string | undefined
}

/** A schedule of EventBridge Scheduler and the function that it invokes. Dates are milliseconds since 1970. */
export interface SchedulePlan {
  readonly name: string
  readonly arn: string
  /** `rate(...)`, `cron(...)` or `at(...)`. */
  readonly expression: string
  readonly timezone: string
  readonly enabled: boolean
  readonly functionArn: string
  /** The event as JSON text, with EventBridge Scheduler's keywords not yet replaced. */
  readonly input: string
  readonly maximumRetryAttempts: number
  readonly maximumEventAgeInSeconds: number
  readonly deadLetterArn?: string | undefined
  readonly startDate?: number | undefined
  readonly endDate?: number | undefined
}

/** An S3 bucket. */
export interface BucketPlan {
  readonly name: string
  readonly bucketName: string
  readonly arn: string
  /** Host and path under which objects are read. */
  readonly domain: string
  /** Objects can be read without a signature. */
  readonly public: boolean
  /** Whether a router may read it. */
  readonly readAtEdge: boolean
  readonly cors?: BucketCorsPlan | undefined
  /** After how many days multipart uploads that nobody completed are aborted. */
  readonly abortUploadsAfter?: number | undefined
  /** `expiresIn` in seconds; `expiresAt` a date (UTC). */
  readonly lifecycle: {
    readonly id: string
    readonly enabled: boolean
    readonly prefix?: string | undefined
    readonly expiresIn?: number | undefined
    readonly expiresAt?: string | undefined
  }[]
  readonly notifications: BucketNotificationPlan[]
}

/** The CORS rule of a bucket. `maxAge` in seconds. */
export interface BucketCorsPlan {
  readonly allowHeaders: string[]
  readonly allowMethods: string[]
  readonly allowOrigins: string[]
  readonly exposeHeaders: string[]
  readonly maxAge: number
}

/** Who is told of changes in a bucket: a function, a queue or a topic. */
export interface BucketNotificationPlan {
  readonly name: string
  readonly destinationArn: string
  /** For example `s3:ObjectCreated:*`. */
  readonly events: string[]
  readonly filterPrefix?: string | undefined
  readonly filterSuffix?: string | undefined
}

/** A topic of SNS. */
export interface TopicPlan {
  readonly name: string
  readonly topicName: string
  readonly arn: string
  readonly fifo: boolean
}

/** Who gets the messages of a topic: a function or a queue. */
export interface TopicSubscriptionPlan {
  readonly name: string
  readonly arn: string
  readonly topicArn: string
  readonly protocol: 'lambda' | 'sqs'
  readonly endpointArn: string
  /** A filter policy; undefined: every message. */
  readonly filter?: Record<string, unknown> | undefined
  readonly filterScope: 'MessageAttributes' | 'MessageBody'
  readonly rawMessageDelivery: boolean
}

/** An event bus of EventBridge. */
export interface BusPlan {
  readonly name: string
  readonly busName: string
  readonly arn: string
}

/** A rule of an event bus with its target: a function or a queue. */
export interface RulePlan {
  readonly name: string
  readonly busArn: string
  readonly enabled: boolean
  readonly pattern: Record<string, unknown>
  readonly targetArn: string
}

/** A queue of SQS. Times in seconds, sizes in bytes. */
export interface QueuePlan {
  readonly name: string
  readonly queueName: string
  readonly arn: string
  readonly url: string
  readonly fifo: boolean
  readonly contentBasedDeduplication: boolean
  readonly visibilityTimeout: number
  readonly delay: number
  /** Where a message goes that was received `maxReceiveCount` times and not deleted. */
  readonly deadLetter?: { readonly arn: string; readonly maxReceiveCount: number } | undefined
  readonly retention: number
  readonly maximumMessageSize: number
  readonly receiveWait: number
}

/** A function subscribed to a queue: an event source mapping with Lambda's own names and units. */
export interface QueueSubscriptionPlan {
  readonly name: string
  readonly queueArn: string
  readonly functionArn: string
  /** A message passes when one matches. Empty: every message. */
  readonly filters: Record<string, unknown>[]
  readonly batchSize: number
  readonly maximumBatchingWindowInSeconds: number
  readonly reportBatchItemFailures: boolean
  readonly maximumConcurrency?: number | undefined
}

/** A secret; `value` comes from `SST_SECRET_<name>`, the secrets file, the placeholder, or is made at random. */
export interface SecretPlan {
  readonly name: string
  readonly value: string
  readonly source: 'environment' | 'file' | 'placeholder' | 'random'
}

/** A Cognito user pool with its groups and clients. */
export interface UserPoolPlan {
  readonly name: string
  readonly poolId: string
  readonly issuer: string
  /** The ARN of the function that is asked before an ID token is signed. */
  readonly preTokenGeneration?: string | undefined
  readonly groups: string[]
  readonly clients: { readonly name: string; readonly clientId: string; readonly callbackUrls: string[] }[]
}

/** A process that runs beside the cloud: `sst.x.DevCommand`. */
export interface CommandPlan {
  readonly name: string
  readonly title: string
  readonly command: string
  /** Relative to the folder of the configuration. */
  readonly directory: string
  readonly autostart: boolean
  readonly environment: Record<string, string>
}

/** A static site: where it is, its dev server, and how it is built. `path` and the output are relative as SST has them. */
export interface SitePlan extends CommandPlan {
  readonly url: string
  readonly path: string
  readonly build?: { readonly command: string; readonly output: string } | undefined
  readonly fileOptions: readonly FileOptionsPlan[]
  /** The router that it is behind, and the path there: `/` or `/m`. */
  readonly route?: { readonly router: string; readonly path: string } | undefined
}

/** One address in front of sites and URLs. The routes are those to URLs; a site names its router itself. */
export interface RouterPlan extends EdgePlan {
  readonly name: string
  readonly url: string
  readonly routes: { readonly path: string; readonly url: string }[]
  /** What is read from a bucket, its key being the whole path. */
  readonly buckets: { readonly path: string; readonly bucketName: string }[]
}
