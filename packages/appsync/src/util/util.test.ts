import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createApi } from '../../test/api.ts'
import { evaluate, mockContext } from '../testing.ts'
import type { Identity } from '../types.ts'
import { util } from './index.ts'

describe('util', () => {
  it('has the 52 functions of @aws-appsync/utils 2.1', () => {
    const names = Object.entries(util).flatMap(([name, value]) =>
      typeof value === 'function' ? [name] : Object.keys(value).map((member) => `${name}.${member}`),
    )
    expect(names.toSorted()).toEqual(everyFunction.toSorted())
    expect(names).toHaveLength(52)
  })
})

describe('ids', () => {
  it('are a UUID, a ULID and a KSUID', () => {
    expect(util.autoId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(util.autoUlid()).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    expect(util.autoKsuid()).toMatch(/^[0-9A-Za-z]{27}$/)
  })

  it('of KSUIDs begin alike within a second, and never repeat', () => {
    const made = Array.from({ length: 1000 }, () => util.autoKsuid())
    expect(new Set(made).size).toBe(1000)
    expect(new Set(made.map((id) => id.slice(0, 4))).size).toBeLessThanOrEqual(2)
  })
})

describe('text', () => {
  it('is escaped for JavaScript as Apache Commons does', () => {
    expect(util.escapeJavaScript(`He said "it's 1/2 \\ é"\n`)).toBe(String.raw`He said \"it\'s 1\/2 \\ \u00E9\"\n`)
  })

  it('is URL encoded as a form is', () => {
    expect(util.urlEncode('a b&c=é*~')).toBe('a+b%26c%3D%C3%A9*%7E')
  })

  it('comes back from URL and base64 encoding as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(util.urlDecode(util.urlEncode(value))).toBe(value)
        expect(util.base64Decode(util.base64Encode(value))).toBe(value)
      }),
    )
  })

  it('matches a pattern only as a whole', () => {
    expect(util.matches('a*b', 'aaaaab')).toBe(true)
    expect(util.matches('a*b', 'aaaaabc')).toBe(false)
    expect(util.matches('a|b', 'ab')).toBe(false)
  })

  it('is normalized', () => {
    expect(util.str.normalize('e\u0301', 'nfc')).toBe('é')
    expect(util.str.normalize('é', 'nfd')).toBe('e\u0301')
    expect(util.str.normalize('ﬁ', 'nfkc')).toBe('fi')
  })
})

describe('math', () => {
  it('rounds, compares and stays inside its ranges', () => {
    expect([util.math.roundNum(2.5), util.math.roundNum(-2.5)]).toEqual([3, -2])
    expect([util.math.minVal(1, 2), util.math.maxVal(1, 2)]).toEqual([1, 2])
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 }), (start, width) => {
        const value = util.math.randomWithinRange(start, start + width)
        expect(Number.isInteger(value) && value >= start && value < start + width).toBe(true)
        const double = util.math.randomDouble()
        expect(double >= 0 && double < 1).toBe(true)
      }),
    )
  })
})

describe('xml', () => {
  const source = '<?xml version="1.0"?><posts><post><id>1</id><title>Getting started</title></post></posts>'

  it('becomes an object, a JSON text and an encoded JSON text', () => {
    const map = { posts: { post: { id: 1, title: 'Getting started' } } }
    expect(util.xml.toMap(source)).toEqual(map)
    expect(util.xml.toJsonString(source)).toBe(JSON.stringify(map))
    expect(util.xml.toJsonString(source, true)).toBe(JSON.stringify(JSON.stringify(map)))
  })
})

describe('http', () => {
  it('copies headers without those of the connection', () => {
    expect(util.http.copyHeaders({ Host: 'a', Connection: 'close', 'x-trace': '1' })).toEqual({ 'x-trace': '1' })
  })

  it('adds headers to the response, the last of a name', async () => {
    const run = async (name: string, value: unknown) =>
      await evaluate({ request: () => util.http.addResponseHeader(name, value) }, 'request', mockContext())
    expect((await run('itemsCount', 7)).responseHeaders).toEqual({ itemscount: '7' })
    await expect(run('x-amzn-trace', 'a')).rejects.toThrow('reserved')
    await expect(run('long', 'a'.repeat(5000))).rejects.toThrow('4096')
  })
})

describe('authType', () => {
  const userPool = {
    sub: 's',
    issuer: 'i',
    username: 'u',
    claims: {},
    sourceIp: ['1.2.3.4'],
    defaultAuthStrategy: 'ALLOW',
  }
  const iam = { accountId: '1', userArn: 'arn', username: 'u', sourceIp: ['1.2.3.4'] }
  const cases: [name: string, identity: unknown, type: string][] = [
    ['no identity', null, 'API Key Authorization'],
    ['a resolver context', { resolverContext: {} }, 'Lambda Authorization'],
    ['nothing in it', {}, 'Lambda Authorization'],
    ['an IAM identity', iam, 'IAM Authorization'],
    ['an IAM identity without its ARN', { ...iam, userArn: undefined }, 'API Key Authorization'],
    ['a user of the pool', userPool, 'User Pool Authorization'],
    ['a user without a source address', { ...userPool, sourceIp: undefined }, 'API Key Authorization'],
    ['an OIDC subject', { sub: 's', issuer: 'i', claims: {} }, 'Open ID Connect Authorization'],
    ['an OIDC subject with a user name', { sub: 's', issuer: 'i', claims: {}, username: 'u' }, 'API Key Authorization'],
  ]
  it.each(cases)('of %s', async (_name, identity, type) => {
    const ctx = mockContext({ identity: identity as Identity })
    expect((await evaluate({ request: () => util.authType() }, 'request', ctx)).result).toBe(type)
  })
})

describe('unauthorized', () => {
  it('names the field that is running', async () => {
    const api = createApi({
      typeDefs: 'type Query { secret: Int }',
      resolvers: { Query: { secret: { request: () => util.unauthorized() } } },
    })
    const { errors } = await api.ask('{ secret }')
    expect(errors?.[0]).toMatchObject({
      message: 'Not Authorized to access secret on type Query',
      extensions: { errorType: 'Unauthorized' },
    })
  })
})

const everyFunction = [
  ...['autoId', 'autoUlid', 'autoKsuid', 'base64Encode', 'base64Decode', 'urlEncode', 'urlDecode', 'escapeJavaScript'],
  ...['matches', 'authType', 'unauthorized', 'error', 'appendError'],
  ...['nowISO8601', 'nowEpochSeconds', 'nowEpochMilliSeconds', 'nowFormatted', 'parseFormattedToEpochMilliSeconds'].map(
    (name) => `time.${name}`,
  ),
  ...['parseISO8601ToEpochMilliSeconds', 'epochMilliSecondsToSeconds', 'epochMilliSecondsToISO8601'].map(
    (name) => `time.${name}`,
  ),
  'time.epochMilliSecondsToFormatted',
  ...['toDynamoDB', 'toString', 'toStringSet', 'toNumber', 'toNumberSet', 'toBinary', 'toBinarySet', 'toBoolean'].map(
    (name) => `dynamodb.${name}`,
  ),
  ...['toNull', 'toList', 'toMap', 'toMapValues', 'toS3Object', 'fromS3ObjectJson'].map((name) => `dynamodb.${name}`),
  'rds.toJsonObject',
  ...['copyHeaders', 'addResponseHeader', 'addResponseHeaders'].map((name) => `http.${name}`),
  ...['toMap', 'toJsonString'].map((name) => `xml.${name}`),
  ...['toDynamoDBFilterExpression', 'toDynamoDBConditionExpression', 'toElasticsearchQueryDSL'].map(
    (name) => `transform.${name}`,
  ),
  'transform.toSubscriptionFilter',
  ...['roundNum', 'minVal', 'maxVal', 'randomDouble', 'randomWithinRange'].map((name) => `math.${name}`),
  'str.normalize',
]
