import { ApolloServer } from '@apollo/server'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { buildSchema } from 'graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { serve } from './graphql-http.ts'

const server = new ApolloServer({
  schema: buildSchema('type Query { greet(name: String): String }'),
  rootValue: { greet: ({ name = 'nobody' }) => `Hello ${name}` },
})
const started = server.start()
afterAll(() => server.stop())

/** An HTTP API's event, as far as it is read. */
const eventOf = (body: string, more: Partial<APIGatewayProxyEventV2> = {}, method = 'POST') =>
  ({
    headers: { 'content-type': 'application/json' },
    rawQueryString: '',
    requestContext: { http: { method } },
    body,
    isBase64Encoded: false,
    ...more,
  }) as APIGatewayProxyEventV2

const ask = async (event: APIGatewayProxyEventV2) => {
  await started
  const { statusCode, headers, body = '' } = await serve(server, event, async () => ({}))
  return { statusCode, type: headers?.['content-type'], answer: JSON.parse(body) }
}

const greeting = { statusCode: 200, type: 'application/json; charset=utf-8', answer: { data: { greet: 'Hello Ada' } } }
const query = JSON.stringify({ query: '{ greet(name: "Ada") }' })

describe("an HTTP API's event", () => {
  it('is answered by Apollo Server', async () => {
    expect(await ask(eventOf(query))).toEqual(greeting)
  })

  it('may have its body in base64', async () => {
    expect(await ask(eventOf(Buffer.from(query).toString('base64'), { isBase64Encoded: true }))).toEqual(greeting)
  })

  it('may ask by GET', async () => {
    const rawQueryString = `query=${encodeURIComponent('{ greet(name: "Ada") }')}`
    const headers = { 'apollo-require-preflight': 'true' }
    expect(await ask(eventOf('', { rawQueryString, headers }, 'GET'))).toEqual(greeting)
  })

  it('is refused with a code when its body is not JSON', async () => {
    const { statusCode, answer } = await ask(eventOf('{"query":'))
    expect(statusCode).toBe(400)
    expect(answer.errors).toMatchObject([
      { message: expect.stringContaining('not JSON'), extensions: { code: 'BAD_REQUEST' } },
    ])
  })

  it('is refused when its body is of another type, or is not there', async () => {
    expect((await ask(eventOf(query, { headers: { 'content-type': 'text/plain' } }))).statusCode).toBe(400)
    expect((await ask(eventOf(''))).statusCode).toBe(400)
  })
})
