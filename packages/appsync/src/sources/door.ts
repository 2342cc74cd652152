import type { RDSRequest } from '@aws-appsync/utils'
import type { DataSource } from '../types.ts'

/** An OpenSearch request document. */
export interface OpenSearchDocument {
  operation: string
  path: string
  params?: { headers?: unknown; queryString?: unknown; body?: unknown }
}

/**
 * A relational data source: checks the request document of `@aws-appsync/utils/rds` and gives it to `run`, which calls
 * the RDS Data API or any other database and answers in the Data API's form, `{ sqlStatementResults }`.
 */
export function rdsDataSource(run: (request: RDSRequest) => unknown): DataSource {
  return {
    type: 'RDS',
    execute(request) {
      const document = request as Partial<RDSRequest> | undefined
      if (!Array.isArray(document?.statements) || document.statements.length < 1 || document.statements.length > 2) {
        throw new TypeError(
          'An RDS request has one or two statements: make it with createPgStatement or createMySQLStatement.',
        )
      }
      return run({ variableMap: {}, variableTypeHintMap: {}, ...document, statements: document.statements })
    },
  }
}

/** An OpenSearch data source: checks the request document and gives it to `run`, which answers OpenSearch's response. */
export function openSearchDataSource(run: (request: OpenSearchDocument) => unknown): DataSource {
  return {
    type: 'OpenSearch',
    execute(request) {
      const document = request as Partial<OpenSearchDocument> | undefined
      const { operation, path } = document ?? {}
      if (!operation || !methods.has(operation) || !path?.startsWith('/')) {
        throw new TypeError(
          "An OpenSearch request is { operation: 'GET' | 'POST' | 'PUT' | 'HEAD' | 'DELETE', path: '/...' }.",
        )
      }
      return run({ ...document, operation, path })
    },
  }
}

const methods = new Set(['GET', 'POST', 'PUT', 'HEAD', 'DELETE'])
