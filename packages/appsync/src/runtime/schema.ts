import {
  type DocumentNode,
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLScalarType,
  type GraphQLSchema,
  isObjectType,
  isScalarType,
} from 'graphql'
import { type AuthRule, authRuleOf, EVERY_MODE, isAllowed, isOpenTo } from '../auth.ts'
import { notAuthorized } from '../errors.ts'
import { awsScalars } from '../scalars/index.ts'
import { subscriptionsOfMutations } from '../subscriptions/operation.ts'
import type { AuthMode, DataSource, FieldResolver, RequestContext, UnitResolver } from '../types.ts'
import { ApiCache, type CacheOptions } from './cache.ts'
import type { Api } from './call.ts'
import { type CheckedSchema, checkSchema } from './check.ts'
import { schemaDocument } from './document.ts'
import { lazySchema } from './lazy-schema.ts'
import { toResolveFunction } from './resolve.ts'

/** The field resolvers of an API: type, then field. A field without one is the property of its name. */
export type ResolverMap = Readonly<Record<string, Readonly<Record<string, FieldResolver>>>>

/** What an API consists of. */
export interface SchemaOptions {
  /** The SDL. AppSync's scalars and directives are known and need no definition. Or what `schemaDocument` made of it before. */
  typeDefs: string | DocumentNode
  resolvers: ResolverMap
  /** The data sources that unit resolvers name. */
  dataSources?: Api['dataSources']
  /** Who reaches a field that has no auth directive and whose type has none. */
  defaultAuthMode: AuthMode
  /** Where values of fields are cached, and of which. */
  cache?: CacheOptions
  /** What `checkSchema` found when the function was built: neither SDL nor resolvers are then checked while it starts. */
  checked?: CheckedSchema
  /**
   * Whether a request may name fields that it is denied, as a Lambda authorizer's does. Default true. With false such a request
   * is refused, and a property that everybody may read who comes to its object has no guard, which makes long lists faster.
   */
  deniesFields?: boolean
  /** Scalars of the API's own, or replacements of AppSync's, by name. */
  scalars?: Readonly<Record<string, GraphQLScalarType>>
}

/** The most functions that a pipeline takes, as on AppSync. */
const maxPipelineFunctions = 10

type Field = GraphQLField<unknown, RequestContext, Record<string, unknown>>

/**
 * Builds the executable schema: each resolver becomes its field's `resolve`, with the auth directives checked before it
 * runs. A type's rules are worked out once, when it is first asked for: at run time a check is a bit test.
 * @throws Error that lists what is wrong with the SDL, or every resolver without a field, unknown data source and pipeline of
 * a wrong length; none of it when it was `checked`
 */
export function createSchema(options: SchemaOptions): GraphQLSchema {
  const { typeDefs, resolvers, dataSources = {}, defaultAuthMode, deniesFields = true } = options
  const cachingOf = (typeName: string, fieldName: string) => resolvers[typeName]?.[fieldName]?.caching
  const api = { dataSources, cache: options.cache ? new ApiCache(options.cache, cachingOf) : null }
  const document = typeof typeDefs === 'string' ? schemaDocument(typeDefs) : typeDefs
  const reach = options.checked ?? checkSchema(document, defaultAuthMode)
  const schema = lazySchema(document, (type) => {
    const published = type === schema.getMutationType() ? subscriptionsOfMutations(schema) : undefined
    for (const field of Object.values(type.getFields())) {
      const resolver = resolvers[type.name]?.[field.name]
      if (resolver) field.resolve = toResolveFunction(resolver, api)
      const rule = authRuleOf(type, field, defaultAuthMode)
      const isOpen = !resolver && !deniesFields && isOpenTo(rule, reach[type.name] ?? EVERY_MODE)
      if (!isOpen) guard(type, field, rule, deniesFields)
      if (published?.has(field.name)) noteAnswer(field)
    }
  })
  useScalars(schema, { ...awsScalars, ...options.scalars })
  const faults = options.checked ? [] : faultsOf(schema, resolvers, dataSources)
  if (faults.length > 0) throw new Error(`These resolvers cannot be used:\n${faults.join('\n')}`)
  return schema
}

/** Puts the auth check before the field's resolve function. */
function guard(type: GraphQLObjectType, field: Field, rule: AuthRule, deniesFields: boolean): void {
  const resolve = field.resolve ?? defaultFieldResolver
  const path = `${type.name}.${field.name}`
  field.resolve = (source, args, context, info) => {
    const isDenied = context.deniedFields && (!deniesFields || context.deniedFields.has(path))
    if (isDenied || !isAllowed(rule, context)) throw notAuthorized(field.name, type.name)
    return resolve(source, args, context, info)
  }
}

/** Keeps what a mutation answered, for whoever publishes it to subscribers. */
function noteAnswer(field: Field): void {
  const { resolve = defaultFieldResolver } = field
  field.resolve = async (source, args, context, info) => {
    const value: unknown = await Promise.resolve(resolve(source, args, context, info))
    if (value !== null && value !== undefined) context.mutated.push({ fieldName: field.name, value })
    return value
  }
}

/** Gives the scalars that the SDL only names their rules. */
function useScalars(schema: GraphQLSchema, scalars: Readonly<Record<string, GraphQLScalarType>>): void {
  for (const [name, scalar] of Object.entries(scalars)) {
    const type = schema.getType(name)
    if (!isScalarType(type)) continue
    type.serialize = scalar.serialize
    type.parseValue = scalar.parseValue
    type.parseLiteral = scalar.parseLiteral
  }
}

function faultsOf(schema: GraphQLSchema, resolvers: ResolverMap, dataSources: Api['dataSources']): string[] {
  const faults: string[] = []
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName)
    for (const [fieldName, resolver] of Object.entries(fields)) {
      const path = `${typeName}.${fieldName}`
      if (!isObjectType(type) || !type.getFields()[fieldName]) faults.push(`${path}: the schema has no such field`)
      faults.push(...faultsOfResolver(resolver, dataSources).map((fault) => `${path}: ${fault}`))
    }
  }
  return faults
}

function faultsOfResolver(resolver: FieldResolver, dataSources: Api['dataSources']): string[] {
  const units: readonly UnitResolver[] = 'functions' in resolver ? resolver.functions : [resolver]
  const unknown = units
    .map((unit) => unit.dataSource)
    .filter((name): name is string => name !== undefined && !Object.hasOwn(dataSources, name))
    .map((name) => `there is no data source '${name}'; createSchema was given ${listOf(dataSources)}`)
  const count = units.length
  return count >= 1 && count <= maxPipelineFunctions
    ? unknown
    : [...unknown, `a pipeline has 1 to ${maxPipelineFunctions} functions, this one has ${count}`]
}

function listOf(dataSources: Readonly<Record<string, DataSource>>): string {
  return Object.keys(dataSources).join(', ') || 'none'
}
