/** Whether a write was refused because its condition did not hold; ElectroDB wraps what DynamoDB throws, or hands it on. */
export const isRefused = (error: unknown): boolean =>
  error instanceof Error &&
  [error, error.cause].some((each) => each instanceof Error && each.name === 'ConditionalCheckFailedException')
