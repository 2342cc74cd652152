import type { ApolloServerPlugin } from '@apollo/server'
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  type ValidationContext,
} from 'graphql'
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity'

/**
 * What one operation may ask for. Every figure is several times what the console's largest page needs; a query above one
 * of them is answered with 400 before anything is read.
 */
export const LIMITS = {
  /** Tokens of the document. */
  tokens: 1500,
  /** Fields after all fragments are put in their places: a fragment that doubles 25 times is 33 million. */
  recursiveSelections: 2000,
  /** Validation errors that are gathered before it stops. */
  validationErrors: 10,
  /** Levels of selection. */
  depth: 10,
  /** Aliases in the whole document. */
  aliases: 30,
  /** Fields that the answer may hold, lists multiplied by their `limit`. */
  cost: 6000,
} as const

/** What reading the schema counts as: its answer has one size, whatever the fields in it would multiply to. */
const INTROSPECTION_COST = 1000

/** How many items a list without a `limit` is counted as: the slots of a common machine. */
const ASSUMED_ITEMS = 12

const report = (context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)

/** Depth and aliases, checked after the standard rules and the count of recursive selections have passed. */
export const limitRules = [
  maxDepthRule({ n: LIMITS.depth, flattenFragments: true, propagateOnRejection: false, onReject: [report] }),
  maxAliasesRule({ n: LIMITS.aliases, propagateOnRejection: false, onReject: [report] }),
]

/** The two fields of the root that lead into the schema. */
const introspectionCost: ComplexityEstimator = ({ field }) =>
  field.name === '__schema' || field.name === '__type' ? INTROSPECTION_COST : undefined

/** A field costs one, and a list as many times its fields as it may have items. */
const listCost: ComplexityEstimator = ({ args, childComplexity, field, type }) => {
  const isPageItems = field.name === 'items' && type.name.endsWith('Page')
  if (typeof args.limit === 'number') return 1 + Math.max(0, args.limit) * childComplexity
  const named = isNonNullType(field.type) ? field.type.ofType : field.type
  return 1 + (isListType(named) && !isPageItems ? ASSUMED_ITEMS : 1) * childComplexity
}

/** Refuses an operation whose answer could hold more than `LIMITS.cost` fields. */
export const costLimit = (schema: GraphQLSchema): ApolloServerPlugin => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, document, request: { variables = {} } }) {
        const cost = operation ? costOf(schema, document, operation, variables) : 0
        if (cost <= LIMITS.cost) return
        throw new GraphQLError(`This operation may return ${cost} fields, more than ${LIMITS.cost}.`, {
          extensions: {
            code: 'QUERY_TOO_COSTLY',
            fix: 'Ask for fewer items (limit) or fewer fields, and for the rest in further pages.',
            http: { status: 400 },
          },
        })
      },
    }
  },
})

type Variables = Readonly<Record<string, unknown>>

/** The costs of operations that were asked for before; Apollo Server keeps their documents. */
const known = new WeakMap<OperationDefinitionNode, Map<string, number>>()

/** How many costs of one operation are kept. */
const MAX_KNOWN = 100

/** Counted once for each operation and the variables that matter: numbers (a `limit`), and Booleans (`@skip`, `@include`). */
function costOf(schema: GraphQLSchema, query: DocumentNode, operation: OperationDefinitionNode, variables: Variables) {
  const given = (operation.variableDefinitions ?? []).map(({ variable }) => variables[variable.name.value])
  const key = JSON.stringify(
    given.map((value) => (typeof value === 'object' || typeof value === 'string' ? null : value)),
  )
  const costs = known.get(operation) ?? new Map<string, number>()
  known.set(operation, costs)
  const before = costs.get(key)
  if (before !== undefined) return before
  // Wrong variables are refused by the execution, in words about the variable.
  if (getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors) return 0
  const cost = getComplexity({
    schema,
    query,
    variables,
    ...(operation.name && { operationName: operation.name.value }),
    estimators: [introspectionCost, listCost],
  })
  if (costs.size >= MAX_KNOWN) costs.clear()
  costs.set(key, cost)
  return cost
}
