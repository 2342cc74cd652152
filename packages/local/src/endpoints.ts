import { REGION } from './config/make-plan.ts'
import { CREDENTIALS } from './credentials.ts'

/** Where the SDKs find the local services. */
export interface Endpoints {
  /** Undefined when the configuration has no table. */
  readonly dynamodb: string | undefined
  readonly lambda: string
  readonly s3: string
  /** The same for SNS and EventBridge. */
  readonly sqs: string
  /** Undefined when the configuration has no secret `StripeSecretKey`, or a real one. */
  readonly stripe: string | undefined
}

/** The variables by which the SDKs find the local services ("Service-specific endpoints"). */
export const sdkVariables = ({ lambda, dynamodb, s3, sqs, stripe }: Endpoints): Record<string, string> => ({
  AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_ENDPOINT_URL_LAMBDA: lambda,
  AWS_ENDPOINT_URL_S3: s3,
  AWS_ENDPOINT_URL_SQS: sqs,
  AWS_ENDPOINT_URL_SNS: sqs,
  AWS_ENDPOINT_URL_EVENTBRIDGE: sqs,
  ...(dynamodb && { AWS_ENDPOINT_URL_DYNAMODB: dynamodb, AWS_ENDPOINT_URL_DYNAMODB_STREAMS: dynamodb }),
  // Stripe's SDK has no variable of its own: functions hand this one to it.
  ...(stripe && { STRIPE_API_BASE: stripe }),
})
