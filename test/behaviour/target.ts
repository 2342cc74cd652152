import { join } from 'node:path'
import { InvokeCommand, type InvokeCommandInput, LambdaClient } from '@aws-sdk/client-lambda'
import { startCloud } from '@dispense/local'

/** Where the cases run: the local cloud, or AWS when `BEHAVIOUR_ENDPOINT` names Lambda's endpoint there. */
export interface Target {
  readonly client: LambdaClient
  stop(): Promise<void>
}

const app = join(import.meta.dirname, 'app')

/** Connects to AWS with the credentials of the environment, or starts a local cloud. */
export const startTarget = async (): Promise<Target> => {
  const { BEHAVIOUR_ENDPOINT: given, AWS_REGION: region = 'us-east-1' } = process.env
  // A refusal is what the cases look for: the SDK must not try it again.
  if (given)
    return { client: new LambdaClient({ endpoint: given, region, maxAttempts: 1 }), stop: async () => undefined }
  const cloud = await startCloud({ root: app })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new LambdaClient({ endpoint: cloud.endpoints.lambda, region, credentials, maxAttempts: 1 })
  return { client, stop: () => cloud.stop() }
}

/** Invokes a function of the suite; `answer` is its payload as JSON, `log` the end of its log when that was asked for. */
export const invoke = async (client: LambdaClient, name: string, input: Partial<InvokeCommandInput> = {}) => {
  const output = await client.send(new InvokeCommand({ FunctionName: `behaviour-${name}`, ...input }))
  const payload = Buffer.from(output.Payload ?? []).toString()
  const log = Buffer.from(output.LogResult ?? '', 'base64').toString()
  return { ...output, payload, answer: payload === '' ? undefined : JSON.parse(payload), log }
}
