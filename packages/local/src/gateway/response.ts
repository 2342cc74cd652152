import type { IncomingMessage } from 'node:http'
import type { CorsPlan } from '../config/plan.ts'
import { corsHeaders, isPreflight } from './cors.ts'

/** What the gateway sends. */
export interface GatewayResponse {
  readonly status: number
  readonly headers: Record<string, string>
  readonly cookies: string[]
  readonly body: Buffer | string
}

/** The headers to send: Node sets the length, and with CORS configured the function's own CORS headers are ignored. */
export const headersOf = (
  headers: GatewayResponse['headers'],
  cors: CorsPlan | undefined,
  message: IncomingMessage,
): Record<string, string> => {
  const sent: Record<string, string> = {}
  const ownCors = !cors || isPreflight(message)
  for (const [name, value] of Object.entries(headers)) {
    if (name !== 'content-length' && (ownCors || !name.startsWith('access-control-'))) sent[name] = value
  }
  return ownCors ? sent : Object.assign(sent, corsHeaders(cors, message))
}

/** A body of API Gateway's own, for example `{"message":"Not Found"}`. */
export const messageResponse = (status: number, message: string | null): GatewayResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  cookies: [],
  body: JSON.stringify({ message }),
})

/** What API Gateway answers when the function fails or answers what is no response. */
export const internalServerError = (): GatewayResponse => messageResponse(500, 'Internal Server Error')

/** What the URL of a function answers when it fails or answers what is no response. */
export const badGateway = (): GatewayResponse => messageResponse(502, 'Internal Server Error')

/**
 * Reads a function's answer by the rules of payload format 2.0: without a `statusCode` the whole answer is the body of a
 * 200 of application/json; with one, it is a response with headers, cookies and a body that may be base64.
 * @returns undefined for what is no response
 */
export const responseOf = (payload: string): GatewayResponse | undefined => {
  let answer: unknown
  try {
    answer = JSON.parse(payload)
  } catch {
    return undefined
  }
  if (!isRecord(answer) || !('statusCode' in answer)) {
    const body = typeof answer === 'string' ? answer : JSON.stringify(answer)
    return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body }
  }
  const status = Number(answer.statusCode)
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined
  const { headers, body, cookies, isBase64Encoded } = answer
  if (body !== undefined && body !== null && typeof body !== 'string') return undefined
  return {
    status,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...lowerCased(headers) },
    cookies: Array.isArray(cookies) ? cookies.map(String) : [],
    body: isBase64Encoded === true ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  }
}

/** Headers by their names in lower case; those without a value are left out. */
export const lowerCased = (given: unknown): Record<string, string> => {
  const headers: Record<string, string> = {}
  if (!isRecord(given)) return headers
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && value !== null) headers[name.toLowerCase()] = String(value)
  }
  return headers
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
