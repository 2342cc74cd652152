import type { Wire } from '@dispense/api'
import { lambdaCredentials } from '@dispense/dynamodb'
import aws4 from 'aws4'

/** How long API Gateway may take to answer, in milliseconds. */
const TIMEOUT = 2000

/**
 * API Gateway's management API ("Use @connections commands in your backend service"): PostToConnection and
 * DeleteConnection, without an SDK to load.
 */
export function createWire(managementEndpoint: string, region: string): Wire {
  const { origin, host, pathname } = new URL(managementEndpoint)
  const credentialsOf = lambdaCredentials(process.env)

  async function send(method: string, connectionId: string, body?: string): Promise<boolean> {
    const path = `${pathname.replace(/\/$/, '')}/@connections/${encodeURIComponent(connectionId)}`
    const request = { host, method, path, service: 'execute-api', region, ...(body !== undefined && { body }) }
    const { headers } = aws4.sign(request, await credentialsOf())
    const response = await fetch(origin + path, {
      method,
      headers: headers as Record<string, string>,
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(TIMEOUT),
    })
    if (response.ok) return true
    if (response.status === 410) return false
    throw new Error(`${method} ${connectionId}: API Gateway answered ${response.status} ${await response.text()}`)
  }

  return {
    post: (connectionId, text) => send('POST', connectionId, text),
    close: async (connectionId) => void (await send('DELETE', connectionId)),
  }
}
