import { assertValidSchema, buildASTSchema, type DocumentNode, type GraphQLObjectType, getNamedType } from 'graphql'
import { authRuleOf, EVERY_MODE } from '../auth.ts'
import { objectTypesOf } from '../object-types.ts'
import type { AuthMode } from '../types.ts'

/** What `checkSchema` found: for each object type the modes of the callers that can come to it, as bits. It is plain JSON. */
export type CheckedSchema = Readonly<Record<string, number>>

/**
 * Validates a schema, and works out what `createSchema` must know of the whole of it: made when a function is built, it is not done when
 * it starts. Each mode is followed from the root types through the fields that it may read. An interface or union leads to all that
 * it may be. Groups count as if everybody were in them.
 * @throws Error that lists what is wrong with the schema
 */
export function checkSchema(document: DocumentNode, defaultAuthMode: AuthMode): CheckedSchema {
  const schema = buildASTSchema(document)
  assertValidSchema(schema)
  const reach = new Map<string, number>()
  const follow = (type: GraphQLObjectType, modes: number): void => {
    const before = reach.get(type.name) ?? 0
    if ((before | modes) === before) return
    reach.set(type.name, before | modes)
    for (const field of Object.values(type.getFields())) {
      const further = modes & authRuleOf(type, field, defaultAuthMode).modes
      for (const below of objectTypesOf(schema, getNamedType(field.type))) follow(below, further)
    }
  }
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (root) follow(root, EVERY_MODE)
  }
  return Object.fromEntries(reach)
}
