import type { ExportKey } from '@dispense/core'
import { lambdaCredentials } from '@dispense/dynamodb'
import aws4 from 'aws4'

/** How long Lambda may take to note an invocation down, in milliseconds. */
const TIMEOUT = 3000

/** The function that makes files of exports. */
export interface ExportWorker {
  functionName: string
  region: string
  /** Of Lambda on a laptop; AWS's own without. */
  endpoint?: string | undefined
}

/** Starts a worker for an export and does not wait for it ("Invoking a Lambda function asynchronously"), without an SDK to load. */
export function createStarter({ functionName, region, endpoint }: ExportWorker): (key: ExportKey) => Promise<void> {
  const credentialsOf = lambdaCredentials(process.env)
  const { origin, host } = new URL(endpoint ?? `https://lambda.${region}.amazonaws.com`)
  const path = `/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`
  return async ({ operatorId, exportId }) => {
    const body = JSON.stringify({ operatorId, exportId })
    const headers = { 'content-type': 'application/json', 'x-amz-invocation-type': 'Event' }
    const signed = aws4.sign(
      { host, path, method: 'POST', service: 'lambda', region, headers, body },
      await credentialsOf(),
    )
    const response = await fetch(origin + path, {
      ...{ method: 'POST', body, headers: signed.headers as Record<string, string> },
      signal: AbortSignal.timeout(TIMEOUT),
    })
    if (!response.ok) throw new Error(`Lambda answered ${response.status} ${await response.text()}`)
  }
}
