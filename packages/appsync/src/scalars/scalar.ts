import { GraphQLError, GraphQLScalarType, Kind, print, valueFromASTUntyped } from 'graphql'

/** How one scalar reads a value. */
export interface ScalarRule<Value> {
  name: string
  description: string
  /** What a good value looks like, for error messages. */
  expected: string
  /** The value as resolvers see it; undefined refuses it. */
  parse(value: unknown): Value | undefined
  /** The value as the response carries it; undefined refuses it. Left out: the same as `parse`. */
  serialize?(value: unknown): unknown
}

/** Makes a scalar of a rule, with errors that say what was expected. */
export function defineScalar<Value>(rule: ScalarRule<Value>): GraphQLScalarType {
  const { name, description, expected, parse, serialize = parse } = rule
  const parseValue = (value: unknown): Value => {
    const parsed = parse(value)
    if (parsed === undefined) throw new GraphQLError(`${shorten(value)} is not a valid ${name}: expected ${expected}.`)
    return parsed
  }
  return new GraphQLScalarType({
    name,
    description,
    serialize(value) {
      const serialized = serialize(value)
      if (serialized !== undefined) return serialized
      throw new GraphQLError(`Can't serialize value: ${shorten(value)} is not a valid ${name}: expected ${expected}.`)
    },
    parseValue,
    parseLiteral(node, variables) {
      if (node.kind === Kind.OBJECT || node.kind === Kind.LIST) {
        throw new GraphQLError(`${print(node)} is not a valid ${name}: expected ${expected}.`, { nodes: node })
      }
      return parseValue(valueFromASTUntyped(node, variables))
    },
  })
}

/** A value for an error message, cut so that a message cannot carry a megabyte back. */
function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 100 ? `${text.slice(0, 100)}...` : text
}
