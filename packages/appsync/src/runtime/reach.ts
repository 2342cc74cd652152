import { type GraphQLObjectType, type GraphQLSchema, getNamedType } from 'graphql'
import { type AuthRule, type DescribedField, EVERY_MODE } from '../auth.ts'
import { objectTypesOf } from '../object-types.ts'

/** The modes of the callers that can come to objects of a type: as bits, like those of an `AuthRule`. */
export type Reach = ReadonlyMap<GraphQLObjectType, number>

/**
 * Follows each mode from the root types through the fields that it may read. An interface or union leads to all that it may be.
 * Groups count as if everybody were in them.
 */
export function reachOf(
  schema: GraphQLSchema,
  ruleOf: (type: GraphQLObjectType, field: DescribedField) => AuthRule,
): Reach {
  const reach = new Map<GraphQLObjectType, number>()
  const follow = (type: GraphQLObjectType, modes: number): void => {
    const before = reach.get(type) ?? 0
    if ((before | modes) === before) return
    reach.set(type, before | modes)
    for (const field of Object.values(type.getFields())) {
      const further = modes & ruleOf(type, field).modes
      for (const below of objectTypesOf(schema, getNamedType(field.type))) follow(below, further)
    }
  }
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (root) follow(root, EVERY_MODE)
  }
  return reach
}
