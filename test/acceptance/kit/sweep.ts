import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { expect } from 'vitest'
import { target } from './target.ts'

/** Runs the sweep's function now, as its schedule does every minute. */
export const sweep = async (): Promise<unknown> => {
  const { functionName: FunctionName, endpoint } = target.sweep ?? {}
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const lambda = new LambdaClient({ ...(endpoint && { endpoint }), region: 'us-east-1', credentials })
  try {
    const { Payload, FunctionError } = await lambda.send(new InvokeCommand({ FunctionName }))
    expect(FunctionError).toBeUndefined()
    return JSON.parse(Buffer.from(Payload ?? []).toString())
  } finally {
    lambda.destroy()
  }
}
