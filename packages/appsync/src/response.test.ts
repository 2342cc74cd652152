import { GraphQLError } from 'graphql'
import { describe, expect, it, vi } from 'vitest'
import { createApi } from '../test/api.ts'
import { DataSourceError, ResolverError } from './errors.ts'
import { formatError } from './response.ts'

const at = { path: ['machine'], locations: [{ line: 1, column: 3 }] }

describe('formatting an error', () => {
  it("puts what a resolver said where AppSync's clients look", () => {
    const error = new GraphQLError('Sold out.', {
      originalError: new ResolverError('Sold out.', 'SOLD_OUT', { left: 0 }, { slot: 'A1' }),
    })
    const formatted = { message: error.message, extensions: error.extensions, ...at }
    expect(formatError(formatted, error, { shape: 'appsync', log: vi.fn() })).toMatchObject({
      message: 'Sold out.',
      errorType: 'SOLD_OUT',
      errorInfo: { slot: 'A1' },
      data: { left: 0 },
      extensions: { code: 'SOLD_OUT' },
      ...at,
    })
  })

  it('masks a fault of the program with an id that is in the log', () => {
    const log = vi.fn()
    const fault = new TypeError('secret is undefined')
    const error = new GraphQLError(fault.message, { originalError: fault })
    const formatted = formatError({ message: error.message, ...at }, error, { shape: 'extensions', log })
    const [id, logged] = log.mock.calls[0] ?? []
    expect(formatted.message).toBe(`An internal error occurred. Its id in the log is ${id}.`)
    expect(formatted).toMatchObject({ extensions: { code: 'InternalFailure', errorInfo: { id } }, ...at })
    expect(JSON.stringify(formatted)).not.toContain('secret')
    expect(logged).toBe(fault)
  })

  it('shows what a data source means for its caller, without the result beside it', () => {
    const origin = new DataSourceError('Conflict.', 'ConflictUnhandled', { secret: 1 }, { isMeant: true })
    const error = new GraphQLError(origin.message, { originalError: origin })
    const formatted = { message: error.message, extensions: error.extensions }
    expect(formatError(formatted, error, { shape: 'appsync', log: vi.fn() })).toMatchObject({
      message: 'Conflict.',
      errorType: 'ConflictUnhandled',
      data: null,
    })
    const outage = new GraphQLError('Away.', { originalError: new DataSourceError('Away.', 'HTTP:ConnectionError') })
    const masked = formatError({ message: 'Away.' }, outage, { shape: 'appsync', log: vi.fn() })
    expect(masked).toMatchObject({ errorType: 'InternalFailure' })
  })

  it('leaves a variable that a scalar refuses as it is', async () => {
    const api = createApi({ typeDefs: 'type Query { at(time: AWSDateTime): Int }' })
    const { errors } = await api.ask('query ($time: AWSDateTime) { at(time: $time) }', {}, { time: 'now' })
    const [error] = errors ?? []
    const formatted = { message: error?.message ?? '', extensions: { code: 'BAD_USER_INPUT' } }
    expect(formatError(formatted, error, { shape: 'extensions', log: vi.fn() })).toBe(formatted)
    expect(formatted.message).toContain('"now" is not a valid AWSDateTime: expected YYYY-MM-DDThh:mm:ss with an offset')
  })

  it('leaves what is wrong with the query as it is', () => {
    const error = new GraphQLError('Cannot query field "x".', { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })
    const formatted = { message: error.message, extensions: error.extensions }
    expect(formatError(formatted, error, { shape: 'extensions', log: vi.fn() })).toBe(formatted)
  })
})
