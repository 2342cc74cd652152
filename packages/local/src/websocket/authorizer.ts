import type { IncomingMessage } from 'node:http'
import type { WebSocketAuthorizerPlan, WebSocketPlan } from '../config/plan.ts'
import { allowedByPolicy, type PolicyDocument } from '../gateway/policy.ts'
import type { Invocation } from '../lambda/pool.ts'

/** Either what the events of the connection carry from now on, or the status that refuses it. */
export type ConnectDecision = { readonly authorizer: Record<string, unknown> } | { readonly refusal: 401 | 403 | 500 }

/** What a Lambda authorizer of a WebSocket API answers: a policy, always. */
interface Answer {
  readonly principalId?: unknown
  readonly policyDocument?: PolicyDocument
  readonly context?: Record<string, unknown>
}

/**
 * Asks the REQUEST authorizer of $connect ("Control access to WebSocket APIs with AWS Lambda REQUEST authorizers"). A
 * missing identity source is a 401 without a call.
 */
export const authorizeConnect = async (
  api: WebSocketPlan,
  { functionArn, identitySources }: WebSocketAuthorizerPlan,
  request: IncomingMessage,
  event: Record<string, unknown>,
  invoke: (functionArn: string, payload: string) => Promise<Invocation>,
): Promise<ConnectDecision> => {
  if (identitySources.some((source) => !identityOf(request, source))) return { refusal: 401 }
  const methodArn = `${api.executionArn}/$default/$connect`
  const { body: _body, isBase64Encoded: _encoded, ...rest } = event
  const started = performance.now()
  const { payload, functionError } = await invoke(functionArn, JSON.stringify({ type: 'REQUEST', methodArn, ...rest }))
  const integrationLatency = Math.round(performance.now() - started)
  const answer = JSON.parse(payload) as (Answer & { errorMessage?: string }) | null
  if (functionError) return { refusal: answer?.errorMessage === 'Unauthorized' ? 401 : 500 }
  const allowed = allowedByPolicy(answer?.policyDocument, methodArn)
  if (allowed === undefined || typeof answer?.principalId !== 'string') return { refusal: 500 }
  if (!allowed) return { refusal: 403 }
  return { authorizer: { principalId: answer.principalId, integrationLatency, ...answer.context } }
}

/** The value of `route.request.header.X` or `route.request.querystring.X`. */
const identityOf = (request: IncomingMessage, source: string): string | undefined => {
  const [, kind, name = ''] = /^route\.request\.(header|querystring)\.(.+)$/.exec(source) ?? []
  if (kind === 'header') return request.headersDistinct[name.toLowerCase()]?.at(-1)
  return new URL(request.url ?? '/', 'http://localhost').searchParams.get(name) ?? undefined
}
