import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createApi } from '../../test/api.ts'
import type { Context } from '../types.ts'
import { awsScalars } from './index.ts'

const cases: Record<string, { good: unknown[]; bad: unknown[] }> = {
  AWSDate: {
    good: [
      '1970-01-01',
      '1970-01-01Z',
      '1970-01-01-07:00',
      '1970-01-01+05:30',
      '1970-01-01+05:30:15',
      '-0044-03-15',
      '2024-02-29',
      '+12024-02-29',
      '1970-01-01+18:00',
    ],
    bad: [
      '1970-1-1',
      '2023-02-29',
      '1900-02-29',
      '1970-13-01',
      '12024-02-29',
      '-0000-01-01',
      '1970-01-01T00:00Z',
      '1970-01-01+18:01',
      '1970-01-01+05',
      '',
      19700101,
    ],
  },
  AWSTime: {
    good: [
      '12:30',
      '12:30:24',
      '12:30:24.5',
      '12:30:24.500000001',
      '12:30Z',
      '12:30:24-07:00',
      '12:30:24.500+05:30:15',
    ],
    bad: ['24:00', '12:60', '12:30:60', '12:30:24.', '12:30:24.1234567890', '12', '1:30', '12:30+25:00'],
  },
  AWSDateTime: {
    good: [
      '1970-01-01T12:30:00Z',
      '1970-01-01T12:30Z',
      '1970-01-01T12:30:00.123456789-07:00',
      '-0044-03-15T12:30:00Z',
      '1970-01-01T12:30:00+05:30:15',
    ],
    bad: [
      '1970-01-01T12:30:00',
      '1970-01-01 12:30:00Z',
      '1970-01-01Z',
      '2023-02-29T00:00:00Z',
      '1970-01-01T24:00:00Z',
      '1970-01-01T12Z',
      0,
    ],
  },
  AWSTimestamp: { good: [0, -123, 1714148733], bad: ['123', 1.5, true, 1e300] },
  AWSEmail: {
    good: ['ada@example.com', 'a.b+c@mail.example.co.uk', '"ada lovelace"@example.com', "o'neil@example.ie"],
    bad: [
      'ada',
      'ada@',
      '@example.com',
      'ada@localhost',
      'a..b@example.com',
      'ada@exa mple.com',
      'ada@-example.com',
      `${'a'.repeat(250)}@example.com`,
    ],
  },
  AWSURL: {
    good: [
      'https://www.amazon.com/dp/B000NZW3KC/',
      'mailto:example@example.com',
      'http://localhost:4000/a?b=c#d',
      'ftp://example.com/a',
    ],
    bad: [
      'www.amazon.com',
      '/path',
      'https://example.com//a',
      'https://',
      'https://example.com/a b',
      'https:\\\\example.com',
      '',
    ],
  },
  AWSPhone: {
    good: ['+49 30 901820', '415-555-0100', '1 415 555 0100', '+1-415-555-0100', '+442071838750'],
    bad: [
      '555-0100',
      '115-555-0100',
      '415-155-0100',
      '+49 30',
      '+1 015 555 0100',
      '415--555-0100',
      '(415) 555-0100',
      'phone',
      '+0 123 456 789',
      '+4930901820123456',
    ],
  },
  AWSIPAddress: {
    good: ['127.0.0.1', '10.0.0.0/8', '::1', '2001:db8::/32', '0.0.0.0/0'],
    bad: ['256.0.0.1', '10.0.0.0/33', '[::1]', '2001:db8::/129', '10.0.0', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/-1'],
  },
}

describe.each(Object.entries(cases))('%s', (name, { good, bad }) => {
  const scalar = awsScalars[name]

  it.each(good)('takes %j, in and out', (value) => {
    expect(scalar?.parseValue(value)).toBe(value)
    expect(scalar?.serialize(value)).toBe(value)
  })

  it.each(bad)('refuses %j, in and out, and says what it expects', (value) => {
    expect(() => scalar?.parseValue(value)).toThrow(`is not a valid ${name}: expected`)
    expect(() => scalar?.serialize(value)).toThrow("Can't serialize value")
  })
})

describe('AWSJSON', () => {
  const api = createApi({
    typeDefs: 'type Query { echo(json: AWSJSON!): AWSJSON kind(json: AWSJSON!): String bad: AWSJSON }',
    resolvers: {
      Query: {
        echo: { request: (ctx: Context<{ json: unknown }>) => ({ payload: ctx.args.json }) },
        kind: { request: (ctx: Context<{ json: unknown }>) => ({ payload: typeof ctx.args.json }) },
      },
    },
  })

  it('is a string outside and its value inside', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        fc.pre(value !== null)
        const { data } = await api.ask(
          'query ($json: AWSJSON!) { echo(json: $json) kind(json: $json) }',
          {},
          { json: JSON.stringify(value) },
        )
        expect(JSON.parse(data?.echo as string)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(data?.kind).toBe(typeof value)
      }),
      { numRuns: 50 },
    )
  })

  it('refuses what is no JSON, in a variable and in the query', async () => {
    const variable = await api.ask('query ($json: AWSJSON!) { echo(json: $json) }', {}, { json: '{oops' })
    expect(variable.errors?.[0]?.message).toContain('is not a valid AWSJSON: expected a string that holds JSON')
    expect((await api.ask('{ echo(json: "{oops") }')).errors?.[0]?.message).toContain('is not a valid AWSJSON')
    expect((await api.ask('{ echo(json: { a: 1 }) }')).errors?.[0]?.message).toContain('is not a valid AWSJSON')
  })
})

describe('dates', () => {
  it('take every instant that JavaScript writes', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min: new Date(-1e15), max: new Date(1e15) }), (date) => {
        // JavaScript writes six digits for years beyond 9999, Java five: both are within the rule.
        expect(awsScalars.AWSDateTime?.parseValue(date.toISOString())).toBe(date.toISOString())
        expect(awsScalars.AWSDate?.parseValue(date.toISOString().split('T')[0])).toBeDefined()
      }),
    )
  })
})
