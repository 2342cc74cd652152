import type { IncomingMessage, ServerResponse } from 'node:http'
import { ACCOUNT } from '../config/make-plan.ts'
import type { FunctionPlan, FunctionUrlPlan } from '../config/plan.ts'
import { CREDENTIALS } from '../credentials.ts'
import type { ControlPlane } from '../lambda/control-plane.ts'
import { MAX_REQUEST } from '../lambda/protocol.ts'
import { isPreflight, preflightHeaders } from './cors.ts'
import { eventOf, traceIdOf } from './event.ts'
import { readBody } from './request.ts'
import { badGateway, type GatewayResponse, headersOf, messageResponse, responseOf } from './response.ts'
import { isSigned } from './signature.ts'
import { StreamedResponse } from './streamed-response.ts'

/**
 * The URLs of functions ("Creating and managing Lambda function URLs"). On AWS each has a host of its own; here they
 * share one, and the first segment of the path, which the function does not see, is the function's name.
 */
export class FunctionUrls {
  readonly #plane: Pick<ControlPlane, 'invoke'>
  readonly #functions: readonly FunctionPlan[]

  constructor(plane: Pick<ControlPlane, 'invoke'>, functions: readonly FunctionPlan[]) {
    this.#plane = plane
    this.#functions = functions
  }

  /** Answers a request of a server. */
  readonly serve = (message: IncomingMessage, response: ServerResponse): void => {
    this.#serve(message, response).catch(() => response.destroy())
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, name = '', rest = ''] = /^\/([^/?]*)(.*)$/.exec(message.url ?? '') ?? []
    const fn = this.#functions.find((candidate) => candidate.url && candidate.name === name)
    if (!fn?.url) return send(response, this.#unknown(name))
    if (fn.url.cors && isPreflight(message)) {
      return void response.writeHead(200, preflightHeaders(fn.url.cors, message)).end()
    }
    const body = await readBody(message, MAX_REQUEST)
    if (!body) return send(response, messageResponse(413, 'Request Entity Too Large'))
    if (fn.url.authorization === 'iam' && !isSigned(message, message.url ?? '', body))
      return send(response, messageResponse(403, 'Forbidden'))
    message.url = rest.startsWith('/') ? rest : `/${rest}`
    await this.#invoke(fn, fn.url, message, body, response)
  }

  async #invoke(
    fn: FunctionPlan,
    { cors, streaming, authorization }: FunctionUrlPlan,
    message: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const requestId = crypto.randomUUID()
    const traceId = traceIdOf(message)
    const request = { message, body, requestId, receivedAt: new Date(), traceId }
    const { authorizer, ...caller } = authorization === 'iam' ? SIGNER : ANONYMOUS
    const source = { apiId: fn.name.toLowerCase(), ...caller }
    const event = JSON.stringify(eventOf(source, request, { route: ROUTE, pathParameters: undefined }, authorizer))
    response.setHeader('x-amzn-requestid', requestId)
    response.setHeader('x-amzn-trace-id', traceId)
    const headers = (own: Record<string, string>) => headersOf(own, cors, message)
    const streamed = streaming ? new StreamedResponse(response, headers) : undefined
    try {
      const invocation = await this.#plane.invoke(fn.arn, event, { requestId, traceId, onChunk: streamed?.take })
      if (streamed) return streamed.end(invocation)
      const answer = (invocation.functionError ? undefined : responseOf(invocation.payload)) ?? badGateway()
      send(response, { ...answer, headers: headers(answer.headers) })
    } catch (error) {
      send(response, (error as Error).name === 'TooManyRequestsException' ? THROTTLED : badGateway())
    }
  }

  #unknown(name: string): GatewayResponse {
    const names = this.#functions.filter(({ url }) => url).map((fn) => `/${fn.name}/`)
    return messageResponse(
      404,
      `No function with a URL is named "${name}": ${names.join(', ') || 'no function has one'}`,
    )
  }
}

/** The only route of a URL. */
const ROUTE = { routeKey: '$default', functionArn: '' }

/** Who calls, as the event says it ("Invoking Lambda function URLs": request payload format). */
const ANONYMOUS = { accountId: 'anonymous', authorizer: undefined }
const SIGNER = {
  accountId: ACCOUNT,
  authorizer: {
    iam: {
      accessKey: CREDENTIALS.accessKeyId,
      accountId: ACCOUNT,
      callerId: CREDENTIALS.accessKeyId,
      cognitoIdentity: null,
      principalOrgId: null,
      userArn: `arn:aws:iam::${ACCOUNT}:user/${CREDENTIALS.accessKeyId}`,
      userId: CREDENTIALS.accessKeyId,
    },
  },
}

const THROTTLED = messageResponse(429, 'Rate Exceeded.')

const send = (response: ServerResponse, { status, headers, cookies, body }: GatewayResponse): void => {
  response.writeHead(status, { ...headers, ...(cookies.length > 0 && { 'set-cookie': cookies }) }).end(body)
}
