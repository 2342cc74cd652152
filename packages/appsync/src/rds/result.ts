/** A column value of the RDS Data API: one key that names the type, or `isNull`. */
type ColumnValue = Record<string, unknown>

/** The answer of the RDS Data API, of which these parts are read. */
interface SqlResults {
  sqlStatementResults: { records?: ColumnValue[][]; columnMetadata?: { name?: string; label?: string }[] }[]
}

/**
 * The raw answer of the RDS Data API as a list of records for each statement.
 * A statement that only changes rows gives `[{}]`, which is what AppSync answers (its documents say an empty list).
 */
export function toJsonObject(data: unknown): Record<string, unknown>[][] {
  const { sqlStatementResults } = (typeof data === 'string' ? JSON.parse(data) : data) as SqlResults
  return sqlStatementResults.map(({ records, columnMetadata = [] }) => {
    if (!records || records.length === 0) return columnMetadata.length > 0 ? [] : [{}]
    return records.map((record) =>
      Object.fromEntries(record.map((value, index) => [nameOf(columnMetadata[index], index), plain(value)])),
    )
  })
}

function nameOf(column: { name?: string; label?: string } | undefined, index: number): string {
  return column?.label || column?.name || String(index)
}

function plain(value: ColumnValue): unknown {
  return value.isNull ? null : Object.values(value)[0]
}
