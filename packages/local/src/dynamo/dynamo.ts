import { type DynamoServer, startDynamoDbLocal, untilUp } from './dynamodb-local.ts'
import { ensureJava } from './java.ts'

export type { DynamoServer } from './dynamodb-local.ts'

/** Which DynamoDB to start. */
export interface DynamoOptions {
  /** Where the tables are kept; in memory without one. */
  readonly directory: string | undefined
  readonly log: (message: string) => void
}

/**
 * The DynamoDB of the local cloud: the one that DYNAMODB_ENDPOINT names, else DynamoDB Local.
 * @throws DynamoStartError, JavaMissingError
 */
export const startDynamo = async ({ directory, log }: DynamoOptions): Promise<DynamoServer> => {
  const given = process.env.DYNAMODB_ENDPOINT
  if (!given) return startDynamoDbLocal(await ensureJava(log), directory)
  const failure = await untilUp(given)
  if (failure) throw failure
  return { endpoint: given, stop: async () => undefined }
}
