import type { RDSRequest } from '@aws-appsync/utils'

/** A value with the SQL type that the RDS Data API should see: what `typeHint` makes. */
export interface TypedValue {
  type: string
  value: unknown
}

/** Names the value's SQL type, in AppSync's shape. */
export const typeHint = {
  DECIMAL: (value: unknown): TypedValue => ({ type: 'DECIMAL', value }),
  JSON: (value: unknown): TypedValue => ({
    type: 'JSON',
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }),
  TIMESTAMP: (value: unknown): TypedValue => ({ type: 'TIMESTAMP', value }),
  TIME: (value: unknown): TypedValue => ({ type: 'TIME', value }),
  UUID: (value: unknown): TypedValue => ({ type: 'UUID', value }),
  DATE: (value: unknown): TypedValue => ({ type: 'DATE', value }),
}

/**
 * Writes statements for one database: quotes identifiers its way and turns every value into a variable (`:P0`), numbered
 * through all statements of the request.
 */
export class SqlWriter {
  readonly request: RDSRequest = { statements: [], variableMap: {}, variableTypeHintMap: {} }
  readonly #quote: string

  /** @param quote `"` for PostgreSQL, a backtick for MySQL */
  constructor(quote: string) {
    this.#quote = quote
  }

  /** An identifier; the parts of `table.column` are quoted one by one, `*` not at all. */
  name(identifier: string): string {
    const quote = this.#quote
    return identifier
      .split('.')
      .map((part) => (part === '*' ? part : `${quote}${part.replaceAll(quote, quote + quote)}${quote}`))
      .join('.')
  }

  /** A variable that holds the value. */
  value(value: unknown): string {
    const name = `:P${Object.keys(this.request.variableMap).length}`
    if (isTypedValue(value)) {
      this.request.variableMap[name] = value.value
      this.request.variableTypeHintMap[name] = value.type
    } else {
      this.request.variableMap[name] = value
    }
    return name
  }
}

/** Whether a value is one of `typeHint`. */
export function isTypedValue(value: unknown): value is TypedValue {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  return typeof value.type === 'string' && value.type in typeHint && 'value' in value
}
