import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import type { RequestContext } from './types.ts'

type Gateway = ApolloServerOptionsWithGateway<RequestContext>['gateway']
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>

/** A query as graphql-jit has compiled it. */
type CompiledQuery = (
  root: unknown,
  context: unknown,
  variables: Record<string, unknown>,
) => ExecutionResult | Promise<ExecutionResult>

/** How a schema is executed. */
export interface CompiledExecutionOptions {
  /** After how many executions of a query it is compiled. Default 20: what is asked once or twice is not worth it. */
  after?: number
  /** How many compiled queries are kept; that which was not asked for longest goes. Default 100. */
  most?: number
}

/**
 * Executes a schema for Apollo Server (its `gateway`, which is the way to give it an executor): queries that come again and
 * again are compiled by graphql-jit, which is loaded by the first of them, so that no start waits for it. All else, and each
 * mutation, is graphql-js's. A property must be a value: a promise or a function in its place is graphql-js's alone.
 */
export function compiledExecution(schema: GraphQLSchema, options: CompiledExecutionOptions = {}): Gateway {
  const queries = new CompiledQueries(schema, options)
  const executor: Executor = async ({ document, operation, context, request: { variables = {}, operationName } }) => {
    const asItIs = async () =>
      execute({ schema, document, operationName, variableValues: variables, contextValue: context })
    // There is none when a document has several and the request names none of them, whatever the type says.
    if (operation?.operation !== OperationTypeNode.QUERY) return await asItIs()
    const compiled = await queries.find(document, operation)
    if (!compiled) return await asItIs()
    const appended = context.appendedErrors.length
    const answer = await Promise.resolve(compiled(undefined, context, variables))
    if (!answer.errors) return answer
    // Errors are said by graphql-js: not all of graphql-jit's have their place. A query may run twice, and has its reads by then.
    context.appendedErrors.length = appended
    return await asItIs()
  }
  return {
    load: async () => ({ executor }),
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' })
      return () => undefined
    },
    stop: async () => undefined,
  }
}

/** The queries that are compiled, of all that Apollo Server's document cache knows. */
class CompiledQueries {
  readonly #schema: GraphQLSchema
  readonly #after: number
  readonly #most: number
  readonly #executions = new WeakMap<OperationDefinitionNode, number>()
  /** Those that were asked for last are at the end. */
  readonly #compiled = new Map<OperationDefinitionNode, CompiledQuery | undefined>()

  constructor(schema: GraphQLSchema, { after = 20, most = 100 }: CompiledExecutionOptions) {
    this.#schema = schema
    this.#after = after
    this.#most = most
  }

  /** The compiled query; `undefined` when it has not come often enough, or cannot be compiled. */
  async find(document: DocumentNode, operation: OperationDefinitionNode): Promise<CompiledQuery | undefined> {
    if (this.#compiled.has(operation)) {
      const compiled = this.#compiled.get(operation)
      this.#keep(operation, compiled)
      return compiled
    }
    const before = this.#executions.get(operation) ?? 0
    this.#executions.set(operation, before + 1)
    return before < this.#after ? undefined : await this.#compile(document, operation)
  }

  async #compile(document: DocumentNode, operation: OperationDefinitionNode): Promise<CompiledQuery | undefined> {
    const { compileQuery, isCompiledQuery } = await import('graphql-jit')
    const name = operation.name?.value
    const compiled = compileQuery(this.#schema, document, name, { disablingCapturingStackErrors: true })
    const query = isCompiledQuery(compiled) ? (compiled.query as CompiledQuery) : undefined
    this.#executions.delete(operation)
    this.#keep(operation, query)
    return query
  }

  #keep(operation: OperationDefinitionNode, query: CompiledQuery | undefined): void {
    this.#compiled.delete(operation)
    this.#compiled.set(operation, query)
    const [oldest] = this.#compiled.keys()
    if (oldest && this.#compiled.size > this.#most) this.#compiled.delete(oldest)
  }
}
