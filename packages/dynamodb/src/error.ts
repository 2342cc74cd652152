/** What DynamoDB refused, in the shape of the AWS SDK's errors, so that whoever reads those reads these. */
export class DynamodbError extends Error {
  /** For example `ConditionalCheckFailedException`. */
  override readonly name: string
  /** How it was sent, and DynamoDB's id of the request: what AWS's support asks for. */
  readonly $metadata: { httpStatusCode: number; requestId: string | undefined; attempts: number }
  /** Of a TransactionCanceledException: a reason for each item, with its item as plain values. */
  readonly CancellationReasons?: { Code?: string; Message?: string; Item?: Record<string, unknown> }[]
  /** Of a ConditionalCheckFailedException: the item as it is, in DynamoDB's typed notation as the AWS SDK leaves it. */
  readonly Item?: Record<string, unknown>

  constructor(name: string, message: string, metadata: DynamodbError['$metadata'], more: Record<string, unknown> = {}) {
    super(message)
    this.name = name
    this.$metadata = metadata
    Object.assign(this, more)
  }
}
