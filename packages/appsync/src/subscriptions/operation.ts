import {
  type DirectiveNode,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  NoSchemaIntrospectionCustomRule,
  parse,
  type SelectionNode,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql'
import { withAppendedErrors } from '../response.ts'
import type { RequestContext } from '../types.ts'
import type { SubscribePayload } from './protocol.ts'

/** A `subscribe` that was read and found right. */
export interface SubscriptionOperation {
  document: DocumentNode
  operationName: string | undefined
  variables: Record<string, unknown>
  /** The field of `Subscription` that it asks for. */
  fieldName: string
  /** The field's arguments, with their defaults. */
  args: Record<string, unknown>
  /** The arguments that must be given, by which events are told apart: see `topicOf`. */
  topic: string
}

/** An event on its way to the subscribers of one field. */
export interface SubscriptionEvent {
  /** The field of `Subscription`. */
  fieldName: string
  /** What happened, the same however often it is published: a client that was told twice knows it by this. */
  id: string
  /** Grows with every change of the same thing: a client drops what is not newer than what it has. */
  sequence: number
  /** When it happened, in epoch milliseconds. */
  at: number
  /** What arguments and filters are held against: arguments by their names. */
  fields: Record<string, unknown>
  /** What the field's resolver finds as `ctx.source.event`. */
  payload: unknown
}

/** How operations are read. */
export interface OperationLimits {
  /** Rules besides GraphQL's own, for example a limit of depth. */
  rules?: readonly ValidationRule[]
  maxTokens?: number
  /** Whether the schema may be asked for. */
  introspection?: boolean
}

/**
 * Reads a `subscribe`.
 * @returns the operation, or the errors that the client is told with `error`
 */
export function readOperation(
  schema: GraphQLSchema,
  { query, operationName, variables = {} }: SubscribePayload,
  { rules = [], maxTokens, introspection = true }: OperationLimits = {},
): SubscriptionOperation | readonly GraphQLError[] {
  try {
    const document = parse(query, maxTokens === undefined ? {} : { maxTokens })
    const faults = validate(schema, document, [
      ...specifiedRules,
      ...rules,
      ...(introspection ? [] : [NoSchemaIntrospectionCustomRule]),
    ])
    if (faults.length > 0) return faults
    return operationOf(schema, document, operationName, variables)
  } catch (error) {
    if (error instanceof GraphQLError) return [error]
    throw error
  }
}

function operationOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variables: Record<string, unknown>,
): SubscriptionOperation | readonly GraphQLError[] {
  const operation = getOperationAST(document, operationName)
  if (!operation) return [new GraphQLError('operationName does not say which operation of the document is meant.')]
  if (operation.operation !== 'subscription') {
    return [new GraphQLError('Only subscriptions are served here. Send queries and mutations by HTTP.')]
  }
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  if (coerced.errors) return coerced.errors
  const node = fieldOf(operation.selectionSet.selections[0], document)
  const field = node && schema.getSubscriptionType()?.getFields()[node.name.value]
  if (!field) return [new GraphQLError('Ask for one field of Subscription.')]
  const args = getArgumentValues(field, node, coerced.coerced)
  return { document, operationName, variables, fieldName: field.name, args, topic: topicOf(schema, field.name, args) }
}

/** The first field, through fragments. GraphQL's own rule has made sure that there is no second. */
function fieldOf(selection: SelectionNode | undefined, document: DocumentNode): FieldNode | undefined {
  if (!selection || selection.kind === 'Field') return selection
  if (selection.kind === 'InlineFragment') return fieldOf(selection.selectionSet.selections[0], document)
  const fragment = document.definitions.find(
    (node) => node.kind === 'FragmentDefinition' && node.name.value === selection.name.value,
  )
  return fragment && 'selectionSet' in fragment ? fieldOf(fragment.selectionSet.selections[0], document) : undefined
}

/**
 * The name under which a field's subscriptions and events meet: the field and its required arguments. So an event is
 * looked up for those whom it may concern, and only optional arguments and filters are left to be compared one by one.
 */
export function topicOf(schema: GraphQLSchema, fieldName: string, values: Record<string, unknown>): string {
  const field = schema.getSubscriptionType()?.getFields()[fieldName]
  if (!field) throw new TypeError(`Subscription has no field '${fieldName}'.`)
  const required = field.args.filter(({ type }) => String(type).endsWith('!'))
  const missing = required.find(({ name }) => (values[name] ?? null) === null)
  if (missing) throw new TypeError(`An event of Subscription.${fieldName} needs the argument '${missing.name}'.`)
  return [fieldName, ...required.map(({ name }) => encodeURIComponent(String(values[name])))].join('/')
}

/** The fields of `Subscription` that each mutation publishes to, as `@aws_subscribe(mutations: [...])` says. */
export function subscriptionsOfMutations(schema: GraphQLSchema): ReadonlyMap<string, readonly string[]> {
  const published = new Map<string, string[]>()
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    for (const mutation of mutationsOf(field.astNode?.directives)) {
      published.set(mutation, [...(published.get(mutation) ?? []), field.name])
    }
  }
  return published
}

function mutationsOf(directives: readonly DirectiveNode[] = []): string[] {
  const value = directives
    .find(({ name }) => name.value === 'aws_subscribe')
    ?.arguments?.find(({ name }) => name.value === 'mutations')?.value
  if (value?.kind !== 'ListValue') return []
  return value.values.flatMap((item) => (item.kind === 'StringValue' ? [item.value] : []))
}

/** What a subscriber is told. */
export interface Delivery {
  result: ExecutionResult
  /** Whether there is anything to tell: `null` without an error is silence. */
  isEmpty: boolean
  /** The field itself failed, so the subscription is over: what the caller may not see (any more), it is not told of. */
  isOver: boolean
}

/**
 * Resolves a subscription for its subscriber, with its own selection set and identity. Without an event: as it is subscribed,
 * which is when the resolver decides whether it may be, and sets filters.
 */
export async function resolveSubscription(
  schema: GraphQLSchema,
  { document, operationName, variables, fieldName }: SubscriptionOperation,
  contextValue: RequestContext,
  event?: SubscriptionEvent,
): Promise<Delivery> {
  const executed = await execute({
    schema,
    document,
    operationName,
    variableValues: variables,
    contextValue,
    // A field without a resolver is the payload itself, as on AppSync.
    rootValue: { event, ...(event && { [fieldName]: event.payload }) },
  })
  const result = withAppendedErrors(executed, contextValue)
  const isNull = !result.data || Object.values(result.data).every((value) => value === null)
  return { result, isEmpty: isNull && !result.errors, isOver: isNull && Boolean(result.errors) }
}
