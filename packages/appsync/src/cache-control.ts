import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isCompositeType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { allowsMode, authRuleOf } from './auth.ts'
import { objectTypesOf } from './object-types.ts'
import type { AuthMode } from './types.ts'

/** For how long anybody may be given the same answer, in seconds. */
export interface CachePolicy {
  /** How long it is fresh. */
  maxAge: number
  /** How much longer it may be given, while a newer one is being fetched. */
  staleWhileRevalidate: number
}

/** What `@cacheControl` says in one place. */
interface Hint {
  maxAge?: number
  staleWhileRevalidate?: number
  isPrivate?: boolean
  inherits?: boolean
}

/** The least of what the fields said so far. */
interface Least {
  maxAge: number
  staleWhileRevalidate: number | undefined
}

/**
 * For how long the answer to a query may be kept for others, by the rules of Apollo Server's `@cacheControl`: the least `maxAge`
 * of all its fields, where a field of the root, or of an object, has 0 unless it or its type says otherwise
 * (`inheritMaxAge: true`: as its parent), and a scalar is as its parent. `staleWhileRevalidate` is the least of those that are
 * said, else 0. Fields that `@skip` and `@include` leave out count.
 * @returns null for what may not be kept: 0 seconds, a field that is PRIVATE or that not anybody without a token may read,
 * introspection, anything but a query
 */
export function cachePolicyOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  defaultAuthMode: AuthMode,
): CachePolicy | null {
  const operation = getOperationAST(document, operationName)
  const root = schema.getQueryType()
  if (operation?.operation !== 'query' || !root) return null
  const walk = new Walk(schema, document, defaultAuthMode)
  if (!walk.visit(root, operation.selectionSet)) return null
  const { maxAge, staleWhileRevalidate = 0 } = walk.least
  return Number.isFinite(maxAge) && maxAge > 0 ? { maxAge, staleWhileRevalidate } : null
}

/** One way through an operation. Each method answers whether anybody may be given what it saw. */
class Walk {
  readonly least: Least = { maxAge: Number.POSITIVE_INFINITY, staleWhileRevalidate: undefined }
  readonly #schema: GraphQLSchema
  readonly #fragments = new Map<string, { on: string; selectionSet: SelectionSetNode }>()
  readonly #defaultAuthMode: AuthMode

  constructor(schema: GraphQLSchema, document: DocumentNode, defaultAuthMode: AuthMode) {
    this.#schema = schema
    this.#defaultAuthMode = defaultAuthMode
    for (const node of document.definitions) {
      if (node.kind !== Kind.FRAGMENT_DEFINITION) continue
      this.#fragments.set(node.name.value, { on: node.typeCondition.name.value, selectionSet: node.selectionSet })
    }
  }

  visit(type: GraphQLCompositeType, { selections }: SelectionSetNode): boolean {
    return selections.every((selection) => {
      if (selection.kind === Kind.FIELD) return this.#visitField(type, selection)
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return this.#visitOn(selection.typeCondition?.name.value ?? type.name, selection.selectionSet)
      }
      const fragment = this.#fragments.get(selection.name.value)
      return fragment !== undefined && this.#visitOn(fragment.on, fragment.selectionSet)
    })
  }

  #visitOn(typeName: string, selectionSet: SelectionSetNode): boolean {
    const type = this.#schema.getType(typeName)
    return isCompositeType(type) && this.visit(type, selectionSet)
  }

  #visitField(parent: GraphQLCompositeType, { name, selectionSet }: FieldNode): boolean {
    if (name.value === '__typename') return true
    const fields = objectTypesOf(this.#schema, parent).map((type) => [type, type.getFields()[name.value]] as const)
    return fields.every(([type, field]) => {
      if (!field || !this.#isOpen(type, field) || !this.#count(type, field)) return false
      const below = getNamedType(field.type)
      return !selectionSet || !isCompositeType(below) || this.visit(below, selectionSet)
    })
  }

  #isOpen(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
    return allowsMode(authRuleOf(type, field, this.#defaultAuthMode), 'API_KEY')
  }

  #count(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
    const below = getNamedType(field.type)
    const ofType = isCompositeType(below) ? hintOf(below.astNode?.directives) : undefined
    const hint = { ...ofType, ...hintOf(field.astNode?.directives) }
    if (hint.isPrivate) return false
    const isRoot = type === this.#schema.getQueryType()
    const otherwise = isRoot || (isCompositeType(below) && !hint.inherits) ? 0 : Number.POSITIVE_INFINITY
    this.least.maxAge = Math.min(this.least.maxAge, hint.maxAge ?? otherwise)
    if (hint.staleWhileRevalidate !== undefined) {
      this.least.staleWhileRevalidate = Math.min(
        this.least.staleWhileRevalidate ?? Number.POSITIVE_INFINITY,
        hint.staleWhileRevalidate,
      )
    }
    return true
  }
}

function hintOf(directives: readonly DirectiveNode[] = []): Hint | undefined {
  const node = directives.find(({ name }) => name.value === 'cacheControl')
  if (!node) return undefined
  const hint: Hint = {}
  for (const { name, value } of node.arguments ?? []) {
    if (value.kind === Kind.INT && name.value === 'maxAge') hint.maxAge = Number(value.value)
    if (value.kind === Kind.INT && name.value === 'staleWhileRevalidate')
      hint.staleWhileRevalidate = Number(value.value)
    if (value.kind === Kind.ENUM) hint.isPrivate = value.value === 'PRIVATE'
    if (value.kind === Kind.BOOLEAN) hint.inherits = value.value
  }
  return hint
}
