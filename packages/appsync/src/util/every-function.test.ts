import type { Util } from '@aws-appsync/utils'
import { describe, expect, it } from 'vitest'
import { evaluate, mockContext } from '../testing.ts'
import { util } from './index.ts'

/** The functions of `util` as AWS's published type names them. One that is missing in the table does not compile. */
type FunctionName = {
  [Name in keyof Util & string]: Util[Name] extends (...args: never[]) => unknown
    ? Name
    : `${Name}.${keyof Util[Name] & string}`
}[keyof Util & string]

/** Arguments, and what is answered; or what the handler's evaluation then holds. */
type Row = [args: unknown[], answer: unknown] | [args: unknown[], answer: undefined, evaluation: object]

const instant = 1517943695749
const json = expect.stringMatching(/^\{.*\}$/)
const now = { asymmetricMatch: (value: number) => Math.abs(value - Date.now()) < 5000 }
const nowSeconds = { asymmetricMatch: (value: number) => Math.abs(value - Date.now() / 1000) < 5 }
const between = (low: number, high: number) => ({ asymmetricMatch: (value: number) => value >= low && value < high })
const xml = '<a><b>1</b><b>x</b><c d="2">y</c></a>'
const xmlMap = { a: { b: [1, 'x'], c: { '#text': 'y', d: '2' } } }
const sqlResult =
  '{"sqlStatementResults":[{"columnMetadata":[{"label":"id"}],"records":[[{"longValue":1}]],"numberOfRecordsUpdated":0}]}'

const table: Record<FunctionName, Row[]> = {
  autoId: [[[], expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)]],
  autoUlid: [[[], expect.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)]],
  autoKsuid: [[[], expect.stringMatching(/^[0-9A-Za-z]{27}$/)]],
  base64Encode: [
    [['foo'], 'Zm9v'],
    [['é'], 'w6k='],
    [[''], ''],
  ],
  base64Decode: [
    [['Zm9v'], 'foo'],
    [['w6k='], 'é'],
  ],
  urlEncode: [[['a b&c'], 'a+b%26c']],
  urlDecode: [[['a+b%26c'], 'a b&c']],
  escapeJavaScript: [[[`it's "1/2"`], String.raw`it\'s \"1\/2\"`]],
  matches: [
    [['a*b', 'aaab'], true],
    [['a|b', 'ab'], false],
    [['a.b', 'a\nb'], false],
    [['[0-9]+', 'x12'], false],
  ],
  authType: [[[], 'API Key Authorization']],
  unauthorized: [
    [[], undefined, { error: { message: 'Not Authorized to access field on type Query', errorType: 'Unauthorized' } }],
  ],
  error: [
    [['No.'], undefined, { error: { message: 'No.', errorType: 'Custom' } }],
    [['No.', 'T', { a: 1 }, { b: 2 }], undefined, { error: { errorType: 'T', data: { a: 1 }, errorInfo: { b: 2 } } }],
  ],
  appendError: [
    [
      ['Hm.', 'T', null, { b: 2 }],
      undefined,
      { appendedErrors: [{ message: 'Hm.', errorType: 'T', errorInfo: { b: 2 } }] },
    ],
  ],
  'time.nowISO8601': [[[], expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)]],
  'time.nowEpochSeconds': [[[], nowSeconds]],
  'time.nowEpochMilliSeconds': [[[], now]],
  'time.nowFormatted': [
    [['yyyy'], String(new Date().getUTCFullYear())],
    [['VV', 'Asia/Tokyo'], 'Asia/Tokyo'],
  ],
  'time.parseFormattedToEpochMilliSeconds': [
    [['2018-02-06 19:01:35+0000', 'yyyy-MM-dd HH:mm:ssZ'], 1517943695000],
    [['2018-02-07 03:01:35', 'yyyy-MM-dd HH:mm:ss', 'Australia/Perth'], 1517943695000],
  ],
  'time.parseISO8601ToEpochMilliSeconds': [[['2018-02-01T17:21:05.180+08:00'], 1517476865180]],
  'time.epochMilliSecondsToSeconds': [
    [[instant], 1517943695],
    [[-1], -1],
  ],
  'time.epochMilliSecondsToISO8601': [[[instant], '2018-02-06T19:01:35.749Z']],
  'time.epochMilliSecondsToFormatted': [
    [[instant, 'yyyy-MM-dd HH:mm:ssZ'], '2018-02-06 19:01:35+0000'],
    [[instant, 'yyyy-MM-dd HH:mm:ssZ', 'Australia/Perth'], '2018-02-07 03:01:35+0800'],
  ],
  'dynamodb.toDynamoDB': [
    [['a'], { S: 'a' }],
    [[[1, null]], { L: [{ N: 1 }, { NULL: null }] }],
    [[{ a: true }], { M: { a: { BOOL: true } } }],
  ],
  'dynamodb.toString': [[['a'], { S: 'a' }]],
  'dynamodb.toStringSet': [[[['a', 'b']], { SS: ['a', 'b'] }]],
  'dynamodb.toNumber': [[[1.5], { N: 1.5 }]],
  'dynamodb.toNumberSet': [[[[1, 2]], { NS: [1, 2] }]],
  'dynamodb.toBinary': [[['Zm9v'], { B: 'Zm9v' }]],
  'dynamodb.toBinarySet': [[[['Zm9v']], { BS: ['Zm9v'] }]],
  'dynamodb.toBoolean': [[[false], { BOOL: false }]],
  'dynamodb.toNull': [[[], { NULL: null }]],
  'dynamodb.toList': [[[['a', 1]], { L: [{ S: 'a' }, { N: 1 }] }]],
  'dynamodb.toMap': [[[{ a: 1 }], { M: { a: { N: 1 } } }]],
  'dynamodb.toMapValues': [[[{ a: 1, b: [] }], { a: { N: 1 }, b: { L: [] } }]],
  'dynamodb.toS3Object': [[['k', 'b', 'r'], { S: '{"s3":{"key":"k","bucket":"b","region":"r"}}' }]],
  'dynamodb.fromS3ObjectJson': [
    [['{"s3":{"key":"k","bucket":"b","region":"r"}}'], { key: 'k', bucket: 'b', region: 'r' }],
  ],
  'rds.toJsonObject': [[[sqlResult], [[{ id: 1 }]]]],
  'http.copyHeaders': [[[{ host: 'a', 'x-a': '1' }], { 'x-a': '1' }]],
  'http.addResponseHeader': [[['X-A', 'v'], undefined, { responseHeaders: { 'x-a': 'v' } }]],
  'http.addResponseHeaders': [[[{ 'X-A': 'v', 'x-b': 2 }], undefined, { responseHeaders: { 'x-a': 'v', 'x-b': '2' } }]],
  'xml.toMap': [[[xml], xmlMap]],
  'xml.toJsonString': [
    [[xml], JSON.stringify(xmlMap)],
    [[xml, true], JSON.stringify(JSON.stringify(xmlMap))],
  ],
  'transform.toDynamoDBFilterExpression': [[[{ a: { eq: 1 } }], json]],
  'transform.toDynamoDBConditionExpression': [[[{ a: { attributeExists: true } }], json]],
  'transform.toElasticsearchQueryDSL': [[[{ a: { eq: 1 } }], '{"term":{"a":1}}']],
  'transform.toSubscriptionFilter': [
    [[{ a: { eq: 1 } }], { filterGroup: [{ filters: [{ fieldName: 'a', operator: 'eq', value: 1 }] }] }],
  ],
  'math.roundNum': [
    [[2.5], 3],
    [[-2.5], -2],
    [[10.25], 10],
  ],
  'math.minVal': [[[2, 1], 1]],
  'math.maxVal': [[[2, 1], 2]],
  'math.randomDouble': [[[], between(0, 1)]],
  'math.randomWithinRange': [[[5, 7], between(5, 7)]],
  'str.normalize': [
    [['e\u0301', 'nfc'], 'é'],
    [['é', 'nfd'], 'e\u0301'],
    [['ﬁ', 'nfkc'], 'fi'],
    [['ﬁ', 'nfkd'], 'fi'],
  ],
}

describe.each(Object.entries(table))('util.%s', (name, rows) => {
  it.each(rows)('of %j', async (args, answer, evaluation = {}) => {
    const of = name.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], util)
    const request = () => (of as (...args: unknown[]) => unknown)(...args)
    const done = await evaluate({ request }, 'request', mockContext())
    expect(done.result).toEqual(answer ?? null)
    expect(done).toMatchObject(evaluation)
  })
})
