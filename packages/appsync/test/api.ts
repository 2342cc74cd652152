import { type ExecutionResult, graphql } from 'graphql'
import { withAppendedErrors } from '../src/response.ts'
import { createRequestContext, type RequestContextOptions } from '../src/runtime/request-context.ts'
import { createSchema, type SchemaOptions } from '../src/runtime/schema.ts'
import type { AuthMode, Identity } from '../src/types.ts'

/** Who asks, for `ask`. */
export interface Caller {
  authMode?: AuthMode
  identity?: Identity | null
  headers?: Record<string, string>
  deniedFields?: string[]
  limits?: RequestContextOptions['limits']
}

/** An API in memory, and its schema: `ask` runs one query as one caller. It has no database. */
export function createApi(options: Partial<SchemaOptions> & Pick<SchemaOptions, 'typeDefs'>) {
  const schema = createSchema({ resolvers: {}, defaultAuthMode: 'API_KEY', ...options })
  return {
    schema,
    async ask(source: string, caller: Caller = {}, variableValues: Record<string, unknown> = {}) {
      const contextValue = createRequestContext({
        identity: caller.identity ?? null,
        authMode: caller.authMode ?? 'API_KEY',
        headers: caller.headers ?? {},
        deniedFields: caller.deniedFields,
        limits: caller.limits ?? {},
        electro: { client: { call: () => Promise.reject(new Error('This API has no database.')) }, table: 'none' },
      })
      const result: ExecutionResult = await graphql({ schema, source, contextValue, variableValues })
      return withAppendedErrors(result, contextValue)
    },
  }
}

/** A person of the user pool, member of the groups. */
export function member(...groups: string[]): Caller {
  const claims = { sub: 'person', 'cognito:groups': groups }
  return {
    authMode: 'AMAZON_COGNITO_USER_POOLS',
    identity: { sub: 'person', issuer: 'https://users.example', username: 'person', claims, groups },
  }
}
