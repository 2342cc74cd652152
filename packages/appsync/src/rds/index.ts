import type * as aws from '@aws-appsync/utils/rds.js'
import { toJsonObject as resultToJson } from './result.ts'
import * as build from './statements.ts'
import { aggregates } from './where.ts'
import { typeHint as hints, SqlWriter } from './writer.ts'

/*
 * `@aws-appsync/utils/rds`: builders of SQL for an RDS data source. The request document holds the statements with
 * numbered variables and never a value in the text; running it is up to a data source that the API registers.
 */

/** A SELECT statement. */
export const select = build.select as unknown as typeof aws.select

/** An INSERT statement. */
export const insert = build.insert as unknown as typeof aws.insert

/** An UPDATE statement. */
export const update = build.update as unknown as typeof aws.update

/** A DELETE statement. */
export const remove = build.remove as unknown as typeof aws.remove

/** A statement of one's own, as a tagged template; every value in it becomes a variable. */
export const sql = build.sql as typeof aws.sql

/** Names the SQL type that a value has. */
export const typeHint = hints as typeof aws.typeHint

/** Columns inside aggregate functions, for `columns`. */
export const agg = Object.fromEntries(
  Object.keys(aggregates).map((aggregate) => [aggregate, (column: string) => ({ aggregate, column })]),
) as unknown as typeof aws.agg

/** The raw answer of the RDS Data API as a list of records for each statement. */
export const toJsonObject: typeof aws.toJsonObject = resultToJson

/** The request document of one or two statements for PostgreSQL. */
export const createPgStatement: typeof aws.createPgStatement = (first, second) => write('"', [first, second])

/** The request document of one or two statements for MySQL. */
export const createMySQLStatement: typeof aws.createMySQLStatement = (first, second) => write('`', [first, second])

function write(quote: string, statements: unknown[]) {
  const writer = new SqlWriter(quote)
  for (const statement of statements) {
    if (statement === undefined || statement === null) continue
    writer.request.statements.push(statement instanceof build.Statement ? statement.write(writer) : String(statement))
  }
  return writer.request
}
