import { describe, expect, it } from 'vitest'
import { util } from '../util/index.ts'
import * as rds from './index.ts'

const { agg, createMySQLStatement, createPgStatement, insert, remove, select, sql, typeHint, update } = rds

describe('a statement', () => {
  it('selects, with columns, condition, order and limits', () => {
    const statement = select({
      table: 'UserGroup',
      columns: ['id', 'name'],
      where: { or: [{ name: { eq: 'Stephane' } }, { id: { gt: 10 } }] } as object,
      orderBy: [{ column: 'name' }, { column: 'id', dir: 'DESC' }],
      limit: 10,
      offset: 1,
    })
    expect(createPgStatement(statement)).toEqual({
      statements: [
        'SELECT "id", "name" FROM "UserGroup" WHERE ("name" = :P0) OR ("id" > :P1) ORDER BY "name" ASC, "id" DESC LIMIT :P2 OFFSET :P3',
      ],
      variableMap: { ':P0': 'Stephane', ':P1': 10, ':P2': 10, ':P3': 1 },
      variableTypeHintMap: {},
    })
  })

  it('inserts, updates and deletes, quoted as its database wants', () => {
    expect(createMySQLStatement(insert({ table: 'persons', values: { name: 'test' } })).statements).toEqual([
      'INSERT INTO `persons` (`name`) VALUES (:P0)',
    ])
    const changes = update({
      table: 'persons',
      values: { name: 'n', country: 'c' },
      where: { id: { eq: 'abc' } } as object,
    })
    expect(createPgStatement(changes)).toMatchObject({
      statements: ['UPDATE "persons" SET "name" = :P0, "country" = :P1 WHERE "id" = :P2'],
      variableMap: { ':P0': 'n', ':P1': 'c', ':P2': 'abc' },
    })
    const gone = remove({ table: 'persons', where: { id: { eq: '1232' } } as object, returning: ['id', 'name'] })
    expect(createPgStatement(gone).statements).toEqual([
      'DELETE FROM "persons" WHERE "id" = :P0 RETURNING "id", "name"',
    ])
    expect(createPgStatement(insert({ table: 'p', values: { a: 1 }, returning: '*' })).statements).toEqual([
      'INSERT INTO "p" ("a") VALUES (:P0) RETURNING *',
    ])
  })

  it('keeps type hints, and numbers variables through both statements', () => {
    const id = 'adb626eb-4ce5-452a-a917-3943a37f202b'
    expect(
      createPgStatement(
        sql`insert into Post(id, text) values(${typeHint.UUID(id)}, ${'hello'})`,
        sql`select * from Post where id = ${id}`,
      ),
    ).toEqual({
      statements: ['insert into Post(id, text) values(:P0, :P1)', 'select * from Post where id = :P2'],
      variableMap: { ':P0': id, ':P1': 'hello', ':P2': id },
      variableTypeHintMap: { ':P0': 'UUID' },
    })
  })

  it('takes text as it is', () => {
    expect(createMySQLStatement('select 1').statements).toEqual(['select 1'])
  })

  it('joins, groups and counts', () => {
    const statement = select({
      from: { o: 'orders' },
      columns: ['o.customer', agg.count('o.id'), { spent: 'o.total' }],
      leftJoin: [{ from: { c: 'customers' }, on: { 'o.total': { ge: 1 } } as object }],
      innerJoinNatural: [{ from: 'regions' }],
      groupBy: ['o.customer', 3],
      having: { 'o.id': { countDistinct: { gt: 2 } } } as object,
    })
    expect(createPgStatement(statement).statements).toEqual([
      'SELECT "o"."customer", COUNT("o"."id"), "o"."total" AS "spent" FROM "orders" AS "o" ' +
        'LEFT JOIN "customers" AS "c" ON "o"."total" >= :P0 NATURAL INNER JOIN "regions" ' +
        'GROUP BY "o"."customer", 3 HAVING COUNT(DISTINCT "o"."id") > :P1',
    ])
  })

  const conditions: [where: object, text: string, values: object][] = [
    [{ a: { eq: null } }, '"a" IS NULL', {}],
    [{ a: { ne: null } }, '"a" IS NOT NULL', {}],
    [{ a: { ne: 1 } }, '"a" != :P0', { ':P0': 1 }],
    [{ a: { between: [1, 2] } }, '"a" BETWEEN :P0 AND :P1', { ':P0': 1, ':P1': 2 }],
    [{ a: { contains: 'x' } }, '"a" LIKE :P0', { ':P0': '%x%' }],
    [{ a: { beginsWith: 'x' } }, '"a" LIKE :P0', { ':P0': 'x%' }],
    [{ a: { attributeExists: false } }, '"a" IS NULL', {}],
    [{ a: { size: { gt: 2 } } }, 'LENGTH("a") > :P0', { ':P0': 2 }],
    [{ a: { eq: 1 }, b: { eq: 2 } }, '("a" = :P0) AND ("b" = :P1)', { ':P0': 1, ':P1': 2 }],
    [{ not: [{ a: { eq: 1 } }] }, 'NOT ("a" = :P0)', { ':P0': 1 }],
  ]
  it.each(conditions)('with the condition %j', (where, text, values) => {
    const request = createPgStatement(select({ table: 't', where }))
    expect(request.statements).toEqual([`SELECT * FROM "t" WHERE ${text}`])
    expect(request.variableMap).toEqual(values)
  })

  it('never lets an identifier end its quotes, nor a value into the text', () => {
    const evil = '"; DROP TABLE users; --'
    const { statements, variableMap } = createPgStatement(select({ table: evil, where: { a: { eq: evil } } as object }))
    expect(statements).toEqual(['SELECT * FROM """; DROP TABLE users; --" WHERE "a" = :P0'])
    expect(variableMap).toEqual({ ':P0': evil })
  })

  it('refuses an operator that it does not know', () => {
    expect(() => createPgStatement(select({ table: 't', where: { a: { like: 1 } } as object }))).toThrow("'like'")
  })
})

describe('the result of the RDS Data API', () => {
  it('becomes a list of records for each statement', () => {
    const columnMetadata = [{ label: 'author' }, { name: 'pages' }]
    const records = [
      [{ stringValue: 'Mark Twain' }, { longValue: 366 }],
      [{ stringValue: 'Jack London' }, { isNull: true }],
    ]
    const data = {
      sqlStatementResults: [
        { numberOfRecordsUpdated: 1 },
        { records, columnMetadata },
        { records: [], columnMetadata },
      ],
    }
    expect(util.rds.toJsonObject(JSON.stringify(data))).toEqual([
      [{}],
      [
        { author: 'Mark Twain', pages: 366 },
        { author: 'Jack London', pages: null },
      ],
      [],
    ])
  })
})
