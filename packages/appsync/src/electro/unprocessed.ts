/** DynamoDB kept leaving keys or requests unprocessed until the attempts or the time were used up. */
export class UnprocessedError extends Error {
  override readonly name = 'UnprocessedError'
  /** The keys of a BatchGetItem, or the requests of a BatchWriteItem, that were left. */
  readonly left: readonly unknown[]

  constructor(operation: string, left: readonly unknown[]) {
    super(
      `${operation} left ${left.length} unprocessed: DynamoDB throttles. Try again later, or raise the table's throughput.`,
    )
    this.left = left
  }
}
