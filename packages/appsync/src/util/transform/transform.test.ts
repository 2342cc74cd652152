import { describe, expect, it } from 'vitest'
import { toExpression } from './dynamodb-expression.ts'
import { transform } from './index.ts'
import { toSubscriptionFilter } from './subscription-filter.ts'

/** Inputs with the expressions that AppSync makes of them, to the letter. */
const expressions: [filter: object, expression: string][] = [
  [{ v: { eq: 'x' } }, '(#v = :v_eq)'],
  [{ v: { ne: 'x' } }, '(#v <> :v_ne)'],
  [{ v: { lt: 1 } }, '(#v < :v_lt)'],
  [{ v: { le: 1 } }, '(#v <= :v_le)'],
  [{ v: { gt: 1 } }, '(#v > :v_gt)'],
  [{ v: { ge: 1, le: 5 } }, '((#v >= :v_ge) AND (#v <= :v_le))'],
  [{ v: { contains: 'x' } }, '(contains(#v,:v_contains))'],
  [{ v: { notContains: 'x' } }, '(NOT contains(#v,:v_notContains))'],
  [{ v: { beginsWith: 'x' } }, '(begins_with(#v,:v_beginsWith))'],
  [{ v: { between: [1, 9, 3] } }, '(#v BETWEEN :v_between_start AND :v_between_end)'],
  [{ v: { in: ['a', 'b'] } }, '(#v IN (:v_in_0, :v_in_1))'],
  [{ v: { in: [] } }, '(null)'],
  [{ v: { attributeExists: true } }, '(attribute_exists(#v))'],
  [{ v: { attributeExists: false } }, '(attribute_not_exists(#v))'],
  [{ v: { attributeType: 'numberSet' } }, '(attribute_type(#v,:v_attributeType))'],
  [{ v: { size: { gt: 2, lt: 5 } } }, '((size(#v) > :v_size_gt) AND (size(#v) < :v_size_lt))'],
  [{ v: { size: { size: { gt: 1 } } } }, '(size(#v) > :v_size_size_gt)'],
  [{ a: { eq: 1 }, b: { eq: 2 } }, '(#a = :a_eq) AND (#b = :b_eq)'],
  [{ and: [{ a: { eq: 1 } }] }, '(#a = :and_0_a_eq)'],
  [{ or: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }, '((#a = :or_0_a_eq) OR (#b = :or_1_b_eq))'],
  [
    { or: [{ and: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }, { c: { eq: 3 } }] },
    '(((#a = :or_0_and_0_a_eq) AND (#b = :or_0_and_1_b_eq)) OR (#c = :or_1_c_eq))',
  ],
  [{ not: { a: { eq: 1 } } }, '(NOT (#a = :not_a_eq))'],
  [{ not: { not: { a: { eq: 1 } } } }, '(NOT (NOT (#a = :not_not_a_eq)))'],
  [{ not: {} }, '(NOT )'],
  [{ 'a.b': { eq: 1 } }, '(#a.b = :a.b_eq)'],
  [{}, ''],
  [{ v: {} }, ''],
  [{ a: { eq: 1 }, b: {} }, '(#a = :a_eq) AND '],
  [{ and: [{ a: { eq: 1 } }, {}] }, '((#a = :and_0_a_eq) AND )'],
]

describe('a DynamoDB expression', () => {
  it.each(expressions)('of %j', (filter, expression) => {
    expect(toExpression(filter)?.expression).toBe(expression)
  })

  it('types its values, and keeps numbers numbers', () => {
    expect(
      toExpression({ a: { eq: 1.5 }, b: { eq: true }, c: { eq: null }, d: { eq: [1, { e: 'f' }] } }),
    ).toMatchObject({
      expressionNames: { '#a': 'a', '#b': 'b', '#c': 'c', '#d': 'd' },
      expressionValues: {
        ':a_eq': { N: 1.5 },
        ':b_eq': { BOOL: true },
        ':c_eq': { NULL: null },
        ':d_eq': { L: [{ N: 1 }, { M: { e: { S: 'f' } } }] },
      },
    })
    expect(toExpression({ v: { attributeType: '_null' } })?.expressionValues).toEqual({
      ':v_attributeType': { S: 'NULL' },
    })
  })

  const unreadable: unknown[] = [
    undefined,
    null,
    [],
    'text',
    { v: { foo: 1 } },
    { v: 'x' },
    { a: { b: { eq: 1 } } },
    { and: { a: { eq: 1 } } },
    { and: null },
    { and: [{ a: { eq: 1 } }, null] },
    { not: [{ a: { eq: 1 } }] },
    { v: { between: [1] } },
    { v: { between: 'x' } },
    { v: { in: 'x' } },
    { v: { attributeExists: 'yes' } },
    { v: { attributeType: 'S' } },
    { v: { size: 3 } },
  ]
  it.each(unreadable)('is null for %j', (filter) => {
    expect(toExpression(filter)).toBeNull()
  })

  it('is JSON text in util.transform, for a filter and a condition alike', () => {
    const text =
      '{"expression":"(contains(#content,:content_contains))","expressionNames":{"#content":"content"},' +
      '"expressionValues":{":content_contains":{"S":"foo"}}}'
    expect(transform.toDynamoDBFilterExpression({ content: { contains: 'foo' } })).toBe(text)
    expect(transform.toDynamoDBConditionExpression({ content: { contains: 'foo' } })).toBe(text)
    expect(transform.toDynamoDBFilterExpression(null as never)).toBeNull()
  })
})

/** A filter's groups in short: `a.eq=1 b.ne=2`. */
function groupsOf(filter: unknown, ignored?: string[], rules?: object): string[] | null {
  const result = toSubscriptionFilter(filter, ignored, rules)
  const groups = result?.filterGroup.map(({ filters }) =>
    filters.map(({ fieldName, operator, value }) => `${fieldName}.${operator}=${value}`).join(' '),
  )
  return groups ?? null
}

describe('a subscription filter', () => {
  const cases: [filter: unknown, groups: string[] | null][] = [
    [{ a: { eq: 1 }, b: { eq: 2 } }, ['a.eq=1 b.eq=2']],
    [{ a: { eq: 1, ne: 2 } }, ['a.eq=1', 'a.ne=2']],
    [{ or: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }, ['a.eq=1', 'b.eq=2']],
    [{ and: [{ a: { eq: 1 } }, { or: [{ b: { eq: 2 } }, { c: { eq: 3 } }] }] }, ['a.eq=1 b.eq=2', 'a.eq=1 c.eq=3']],
    [{ z: { eq: 0 }, and: [{ a: { eq: 1 } }] }, ['z.eq=0 a.eq=1']],
    [{ 'loc.addr.country': { eq: 'USA' } }, ['loc.addr.country.eq=USA']],
    [{ a: { bogus: 1 } }, ['a.bogus=1']],
    [{}, []],
    [{ a: {} }, []],
    [{ and: [] }, []],
    [null, null],
    [[], null],
    ['{"a":{"eq":1}}', null],
  ]
  it.each(cases)('of %j', (filter, groups) => {
    expect(groupsOf(filter)).toEqual(groups)
  })

  it('multiplies operators and groups out in order', () => {
    const filter = {
      up: { lte: 50, gte: 20 },
      and: [{ title: { ne: 'B' } }, { down: { gt: 9 } }],
      or: [{ author: { eq: 'A' } }, { published: { eq: false } }],
    }
    expect(groupsOf(filter)).toEqual([
      'up.lte=50 title.ne=B down.gt=9 author.eq=A',
      'up.lte=50 title.ne=B down.gt=9 published.eq=false',
      'up.gte=20 title.ne=B down.gt=9 author.eq=A',
      'up.gte=20 title.ne=B down.gt=9 published.eq=false',
    ])
  })

  it('leaves out ignored fields, and adds rules as alternatives', () => {
    expect(groupsOf({ a: { eq: 1 }, and: [{ b: { eq: 2 } }] }, ['b'])).toEqual(['a.eq=1'])
    expect(groupsOf({ a: { eq: 1 } }, [], { r1: { gte: 250 }, r2: { eq: 'p' } })).toEqual([
      'a.eq=1 r1.gte=250',
      'a.eq=1 r2.eq=p',
    ])
    expect(groupsOf({}, [], { r1: { eq: 1 } })).toEqual(['r1.eq=1'])
  })
})

describe('an OpenSearch query', () => {
  it("is that of AppSync's documents", () => {
    const filter = {
      upvotes: { ne: 15, range: [10, 20] as [number, number] },
      title: { eq: 'hihihi', wildcard: 'h*i' },
    }
    expect(JSON.parse(transform.toElasticsearchQueryDSL(filter))).toEqual({
      bool: {
        must: [
          {
            bool: {
              must: [{ bool: { must_not: { term: { upvotes: 15 } } } }, { range: { upvotes: { gte: 10, lte: 20 } } }],
            },
          },
          { bool: { must: [{ term: { title: 'hihihi' } }, { wildcard: { title: 'h*i' } }] } },
        ],
      },
    })
  })

  it('joins with and, or, not, and refuses an operator that it does not know', () => {
    const filter = { or: [{ a: { gt: 1 } }, { b: { match: 'x' } }], not: { c: { exists: true } } }
    expect(JSON.parse(transform.toElasticsearchQueryDSL(filter))).toEqual({
      bool: {
        must: [
          { bool: { should: [{ range: { a: { gt: 1 } } }, { match: { b: 'x' } }] } },
          { bool: { must_not: { exists: { field: 'c' } } } },
        ],
      },
    })
    expect(() => transform.toElasticsearchQueryDSL({ a: { like: 1 } } as never)).toThrow("'like'")
  })
})
