import { ResolverError, util } from '@dispense/appsync'
import { CATALOGUE, Refusal } from '@dispense/core'
import { GraphQLError } from 'graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { ada, guest, owner } from '../test/callers.ts'
import { startServer } from '../test/server.ts'
import { formatError, type LogError, unauthenticated } from './format-error.ts'

/** What a caller is answered when this is thrown in a resolver. */
function answerOf(thrown: Error, log: LogError = () => {}, production = false) {
  const error = new GraphQLError(thrown.message, { originalError: thrown, path: ['machine'] })
  const formatted = { ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', ...error.extensions } }
  return formatError(log, production)(formatted, error)
}

describe('an error becomes', () => {
  it('for a refusal its words, its code, what to do and the details', () => {
    const total = { amount: 250, currency: 'EUR' }
    expect(answerOf(new Refusal('PRICE_CHANGED', { total }))).toEqual({
      message: CATALOGUE.PRICE_CHANGED[0],
      path: ['machine'],
      extensions: {
        code: 'PRICE_CHANGED',
        errorType: 'PRICE_CHANGED',
        fix: CATALOGUE.PRICE_CHANGED[1],
        errorInfo: { total },
      },
    })
  })

  it('for an error that a resolver means the caller to see what it says', () => {
    expect(answerOf(new ResolverError('Not now', 'TOO_EARLY', null, { wait: 5 }))).toMatchObject({
      message: 'Not now',
      extensions: { code: 'TOO_EARLY', errorType: 'TOO_EARLY', errorInfo: { wait: 5 } },
    })
  })

  it.each([
    ['an error of the program', new TypeError('secret is not a function')],
    ['an error of a library that has a code', Object.assign(new Error('secret table'), { code: 'ECONNREFUSED' })],
    ['an error of GraphQL without a code', new GraphQLError('secret words')],
  ])('for %s INTERNAL, and its words go to the log only', (_what, thrown) => {
    const log: unknown[] = []
    const answer = answerOf(thrown, (_message, error) => log.push(error))
    expect(answer).toMatchObject({ message: CATALOGUE.INTERNAL[0], extensions: { code: 'INTERNAL' } })
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(log).toEqual([thrown])
  })

  it('never a stack', () => {
    const formatted = { message: 'a', extensions: { code: 'BAD_USER_INPUT', stacktrace: ['at secret.ts'] } }
    const error = new GraphQLError('a', { extensions: { code: 'BAD_USER_INPUT' } })
    expect(formatError(() => {}, false)(formatted, error).extensions).toEqual({
      code: 'BAD_USER_INPUT',
      errorType: 'BAD_USER_INPUT',
    })
  })

  it('in production an error without suggestions', () => {
    const thrown = new ResolverError('It is not defined. Did you mean "vendId"?', 'BAD_USER_INPUT')
    expect(answerOf(thrown, undefined, true).message).toBe('It is not defined.')
    expect(answerOf(thrown, undefined, false).message).toContain('Did you mean')
  })

  it('what util.error throws, as AppSync shows it', () => {
    expect(() => util.error('Not now', 'TOO_EARLY')).toThrow(ResolverError)
  })
})

describe('over HTTP', () => {
  const server = startServer()
  afterAll(() => server.stop())

  it('a refusal is 200 with the data that there is, because the request was fine', async () => {
    const { status, data, errors } = await server.post(
      '{ me { kind } wallet(operatorId: "a#b") { balance { amount } } }',
      {
        caller: ada,
      },
    )
    expect([status, data]).toEqual([200, { me: { kind: 'CUSTOMER' }, wallet: null }])
    expect(errors).toMatchObject([
      {
        path: ['wallet'],
        extensions: { code: 'BAD_INPUT', errorInfo: { issues: [{ path: 'operatorId' }] }, requestId: 'request-1' },
      },
    ])
  })

  it('a field that is not for this kind of caller is Unauthorized', async () => {
    const { errors } = await server.post('{ machines { items { id } } }', { caller: ada })
    expect(errors).toMatchObject([{ extensions: { code: 'Unauthorized', errorType: 'Unauthorized' } }])
  })

  it('a database that fails is INTERNAL, and its words are in the log alone', async () => {
    const before = server.log.length
    const { text, errors } = await server.post('{ product(productId: "p") { name } }')
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL', requestId: 'request-1' } }])
    expect(text).not.toContain('secret')
    expect(server.log).toHaveLength(before + 1)
  })

  it.each([
    ['a document that does not parse', '{ me {', {}, 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', '{ you { kind } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable that is missing', 'query ($id: ID!) { product(productId: $id) { name } }', {}, 'BAD_USER_INPUT'],
    [
      'an operation that is not named',
      'query A { me { kind } } query B { me { kind } }',
      {},
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('%s is 400 with a code and the id of the request', async (_what, query, variables, code) => {
    const { status, errors } = await server.post(query, { variables, caller: owner })
    expect(status).toBe(400)
    expect(errors[0]?.extensions).toMatchObject({ code, errorType: code, requestId: 'request-1' })
  })

  it('an answer without errors has none added', async () => {
    const { status, text } = await server.post('{ me { kind id groups } }', { caller: guest })
    expect([status, JSON.parse(text)]).toEqual([200, { data: { me: { kind: 'GUEST', id: null, groups: [] } } }])
  })

  it('several requests in one (a batch) are refused', async () => {
    const { status } = await server.post('', { body: [{ query: '{ me { kind } }' }, { query: '{ me { kind } }' }] })
    expect(status).toBe(400)
  })
})

describe('a request of nobody knows whom', () => {
  it('is 401 with the reason when the token is no token, and nothing is executed', async () => {
    const server = startServer({ contextFault: unauthenticated(new Refusal('UNAUTHENTICATED', { reason: 'expired' })) })
    const { status, errors, data } = await server.post('{ me { kind } }')
    expect([status, data]).toEqual([401, undefined])
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', errorInfo: { reason: 'expired' } } }])
    expect(server.log).toEqual([])
    await server.stop()
  })

  it('is 500 without a word when it could not be found out', async () => {
    const server = startServer({ contextFault: new TypeError('secret: fetch failed') })
    const { status, text, errors } = await server.post('{ me { kind } }')
    expect(status).toBe(500)
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }])
    expect(text).not.toContain('secret')
    expect(server.log).toHaveLength(1)
    await server.stop()
  })
})
