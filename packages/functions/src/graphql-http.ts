import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

/**
 * An HTTP API's request (payload format 2.0) to Apollo Server, and its answer back. Not `@as-integrations/aws-lambda`, which does
 * the same: it requires Apollo Server's CommonJS build, and a second copy of it would be in the bundle.
 */
export async function serve<Context extends BaseContext>(
  server: ApolloServer<Context>,
  event: APIGatewayProxyEventV2,
  context: () => Promise<Context>,
): Promise<APIGatewayProxyStructuredResultV2> {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(event.headers)) headers.set(name, value ?? '')
  const body = bodyOf(event, headers.get('content-type') ?? '')
  if (body instanceof SyntaxError) return notJson(body)
  const answer = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: event.requestContext.http.method, headers, search: event.rawQueryString, body },
    context,
  })
  if (answer.body.kind !== 'complete') throw new Error('Lambda answers whole, and this answer comes in parts.')
  return {
    statusCode: answer.status ?? 200,
    // What comes before the server's plugins (a request that is none, a page) is nobody else's.
    headers: { 'cache-control': 'private, no-store', ...Object.fromEntries(answer.headers) },
    body: answer.body.string,
  }
}

/** The body as Apollo Server takes it: JSON parsed, anything else as nothing. */
function bodyOf({ body = '', isBase64Encoded }: APIGatewayProxyEventV2, contentType: string): unknown {
  if (!contentType.startsWith('application/json') || body === '') return ''
  try {
    return JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body)
  } catch (error) {
    return error as SyntaxError
  }
}

function notJson({ message }: SyntaxError): APIGatewayProxyStructuredResultV2 {
  const error = { message: `The body is not JSON: ${message}`, extensions: { code: 'BAD_REQUEST' } }
  return {
    statusCode: 400,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'private, no-store' },
    body: JSON.stringify({ errors: [error] }),
  }
}
