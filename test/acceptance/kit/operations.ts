import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { Sample } from './samples.ts'

/** A query or mutation of the schema, as one operation that asks for all it can show, and the samples of its arguments. */
export interface GeneratedOperation {
  /** For example `Mutation.startVend`. */
  name: string
  /** The field's name: the key in `data`. */
  field: string
  query: string
  /** Every leaf of its arguments, by its path, for example `input.machineId`. */
  leaves: ReadonlyMap<string, Sample>
  /** Its variables: the operator's own values, those of `foreign` paths excepted. */
  variables(foreign: readonly string[]): Record<string, unknown>
}

/** The sample of an argument or field. An input type needs none: without one it is made of its fields. */
type Find = (name: string, isInputType: boolean) => Sample | undefined

/** How deep an operation looks into what a field gives. */
const DEPTH = 3

/**
 * Makes an operation of every query and mutation of a schema.
 * @throws Error naming every argument that has no sample
 */
export const generateOperations = (
  schema: GraphQLSchema,
  samples: Readonly<Record<string, Sample>>,
): GeneratedOperation[] => {
  const missing: string[] = []
  const find: Find = (name, isInputType) => {
    const sample = samples[name]
    if (!sample && !isInputType) missing.push(name)
    return sample
  }
  const operations = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}).map((field) => generate(type?.name ?? '', field, find)),
  )
  if (missing.length > 0) {
    throw new Error(
      `Give each of these a sample in test/acceptance/kit/samples.ts: ${[...new Set(missing)].join(', ')}`,
    )
  }
  return operations
}

const generate = (type: string, field: GraphQLField<unknown, unknown>, find: Find): GeneratedOperation => {
  const leaves = new Map<string, Sample>()
  for (const argument of field.args)
    collect(argument, argument.name, `${type}.${field.name}.${argument.name}`, leaves, find)
  const declared = field.args.map(({ name, type: of }) => `$${name}: ${of}`).join(', ')
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ')
  const call = field.args.length === 0 ? field.name : `${field.name}(${passed})`
  const keyword = type === 'Mutation' ? 'mutation' : 'query'
  return {
    name: `${type}.${field.name}`,
    field: field.name,
    query: `${keyword}${declared && ` (${declared})`} { ${call}${selection(field.type, DEPTH)} }`,
    leaves,
    variables: (foreign) =>
      Object.fromEntries(field.args.map(({ name, type: of }) => [name, variableOf(of, name, leaves, foreign)])),
  }
}

/** Finds the sample of every leaf of an argument, through input types and lists. */
const collect = (
  input: GraphQLArgument | GraphQLInputField,
  path: string,
  name: string,
  leaves: Map<string, Sample>,
  find: Find,
) => {
  const type = getNamedType(input.type)
  const sample = find(name, isInputObjectType(type))
  if (sample || !isInputObjectType(type)) {
    leaves.set(path, sample ?? { own: undefined })
    return
  }
  for (const field of Object.values(type.getFields())) {
    collect(field, `${path}.${field.name}`, `${type.name}.${field.name}`, leaves, find)
  }
}

const variableOf = (
  type: GraphQLInputType,
  path: string,
  leaves: ReadonlyMap<string, Sample>,
  foreign: readonly string[],
): unknown => {
  if (isNonNullType(type)) return variableOf(type.ofType, path, leaves, foreign)
  if (isListType(type) && isInputObjectType(getNamedType(type))) return [variableOf(type.ofType, path, leaves, foreign)]
  if (isInputObjectType(type) && !leaves.has(path)) {
    const values = Object.values(type.getFields()).map(
      (field) => [field.name, variableOf(field.type, `${path}.${field.name}`, leaves, foreign)] as const,
    )
    // An object of which nothing is given is left out.
    return values.some(([, value]) => value !== undefined) ? Object.fromEntries(values) : undefined
  }
  const { own, foreign: others } = leaves.get(path) ?? { own: undefined }
  if (foreign.includes(path)) return others
  return typeof own === 'function' ? own() : own
}

/** Everything that a type shows without arguments that must be given, to a depth. */
const selection = (output: GraphQLOutputType, depth: number): string => {
  const type = getNamedType(output)
  if (isLeafType(type) || !isObjectType(type)) return ''
  const fields = Object.values(type.getFields())
    .filter(({ args }) => args.every((argument) => !isNonNullType(argument.type)))
    .filter((field) => depth > 1 || isLeafType(getNamedType(field.type)))
    .map((field) => `${field.name}${selection(field.type, depth - 1)}`)
  return fields.length === 0 ? ' { __typename }' : ` { ${fields.join(' ')} }`
}
