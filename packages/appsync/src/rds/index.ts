import type * as aws from '@aws-appsync/utils/rds.js'
import { toJsonObject as resultToJson } from './result.ts'
import * as build from './statements.ts'
import { aggregates } from './where.ts'
import { typeHint as hints, SqlWriter } from './writer.ts'

/**
 * `@aws-appsync/utils/rds`: builders of SQL for an RDS data source. The request document holds the statements with
 * numbered variables and never a value in the text; running it is up to a data source that the API registers.
 */
export const select = build.select as unknown as typeof aws.select

export const insert = build.insert as unknown as typeof aws.insert

export const update = build.update as unknown as typeof aws.update

export const remove = build.remove as unknown as typeof aws.remove

export const sql = build.sql as typeof aws.sql

export const typeHint = hints as typeof aws.typeHint

export const agg = Object.fromEntries(
  Object.keys(aggregates).map((aggregate) => [aggregate, (column: string) => ({ aggregate, column })]),
) as unknown as typeof aws.agg

export const toJsonObject: typeof aws.toJsonObject = resultToJson

export const createPgStatement: typeof aws.createPgStatement = (first, second) => write('"', [first, second])

export const createMySQLStatement: typeof aws.createMySQLStatement = (first, second) => write('`', [first, second])

function write(quote: string, statements: unknown[]) {
  const writer = new SqlWriter(quote)
  for (const statement of statements) {
    if (statement === undefined || statement === null) continue
    writer.request.statements.push(statement instanceof build.Statement ? statement.write(writer) : String(statement))
  }
  return writer.request
}
