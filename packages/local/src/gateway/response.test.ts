import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GatewayResponse, responseOf } from './response.ts'

const respond = (answer: unknown) => {
  const { body, ...rest } = responseOf(JSON.stringify(answer)) as GatewayResponse
  return { ...rest, body: body.toString() }
}

describe("a function's answer in payload format 2.0", () => {
  it.each([
    ['a text', 'Hello', 'Hello'],
    ['an object without a status code', { message: 'Hello' }, '{"message":"Hello"}'],
    ['a list', [1, 2], '[1,2]'],
    ['null', null, 'null'],
  ])('is the body of a 200 of JSON when it is %s', (_title, answer, body) => {
    expect(respond(answer)).toEqual({ status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body })
  })

  it('is a response when it has a status code', () => {
    const answer = {
      statusCode: 201,
      headers: { 'Content-Type': 'text/html', 'X-Count': 3 },
      body: '<p>',
      cookies: ['a=1; Path=/', 'b=2'],
    }
    expect(respond(answer)).toEqual({
      status: 201,
      headers: { 'content-type': 'text/html', 'x-count': '3' },
      cookies: ['a=1; Path=/', 'b=2'],
      body: '<p>',
    })
  })

  it('is plain text when it names no content type', () => {
    expect(respond({ statusCode: 200, body: 'x' }).headers['content-type']).toBe('text/plain;charset=UTF-8')
  })

  it('is decoded when it is base64: every sequence of bytes comes out as it was', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const body = Buffer.from(bytes).toString('base64')
        expect([...(responseOf(JSON.stringify({ statusCode: 200, body, isBase64Encoded: true }))?.body ?? [])]).toEqual(
          [...bytes],
        )
      }),
    )
  })

  it.each([
    ['a status code that is none', { statusCode: 'created' }],
    ['a status code out of range', { statusCode: 42 }],
    ['a body that is no text', { statusCode: 200, body: { a: 1 } }],
  ])('is no response when it has %s', (_title, answer) => {
    expect(responseOf(JSON.stringify(answer))).toBeUndefined()
  })
})
