import {
  type DocumentNode,
  type GraphQLInputObjectType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  specifiedDirectives,
  specifiedScalarTypes,
} from 'graphql'
import { extendSchemaImpl } from 'graphql/utilities/extendSchema.js'

type TypeWithFields = GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType

const hasFields = (type: GraphQLNamedType): type is TypeWithFields =>
  isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)

/**
 * The schema of a valid SDL, whose types make their fields when they are first asked for: a request touches few of the types, and
 * graphql-js's `buildASTSchema` makes the fields of all of them, only to find the types that they name. An SDL
 * names all of its types but GraphQL's own scalars, which are all there.
 * @param prepare is called once for each object type, when it has made its fields
 */
export function lazySchema(document: DocumentNode, prepare: (type: GraphQLObjectType) => void): GraphQLSchema {
  const none = { types: [], directives: [], extensions: {}, extensionASTNodes: [], description: undefined }
  const config = extendSchemaImpl({ ...none, assumeValid: true }, document)
  const types = config.types.filter(hasFields)
  const named = (name: string) => types.filter(isObjectType).find((type) => type.name === name)
  const roots = config.astNode
    ? {}
    : { query: named('Query'), mutation: named('Mutation'), subscription: named('Subscription') }
  const own = new Set(config.directives.map(({ name }) => name))
  const directives = [...config.directives, ...specifiedDirectives.filter(({ name }) => !own.has(name))]

  for (const type of types) shadowFields(type, () => ({}))
  const all = [...config.types, ...specifiedScalarTypes]
  const schema = new GraphQLSchema({ ...config, ...roots, types: all, directives, assumeValid: true })
  for (const type of types) {
    shadowFields(type, () => {
      // From now on it is the class's own.
      Reflect.deleteProperty(type, 'getFields')
      const fields = type.getFields()
      if (isObjectType(type)) prepare(type)
      return fields
    })
  }
  return schema
}

const shadowFields = (type: TypeWithFields, getFields: () => ReturnType<TypeWithFields['getFields']>): void => {
  Object.defineProperty(type, 'getFields', { value: getFields, configurable: true })
}
