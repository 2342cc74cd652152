import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql'
import { type AuthRule, allowsMode, authRuleOf } from './auth.ts'
import { objectTypesOf } from './object-types.ts'
import type { AuthMode } from './types.ts'

/** Why a field is reachable, or not, in each mode. */
export interface FieldAccess {
  /** `Type.field`. */
  field: string
  /** Where its rule stands. */
  source: 'field' | 'type' | 'default'
  /** For each mode: everybody of it, members of these groups, or nobody. */
  access: Record<string, true | string[] | false>
}

/** A field that a caller reaches, whose type has fields that the same caller does not reach. */
export interface Gap {
  field: string
  mode: AuthMode
  /** The nested fields out of reach, as `Type.field`. */
  unreachable: string[]
}

/** What the auth directives of a schema amount to. */
export interface AuthExplanation {
  modes: readonly AuthMode[]
  fields: FieldAccess[]
  /**
   * AppSync's best known trap: a directive on a query does not cover the type that it returns. Some gaps are meant
   * (a field for the staff only), some are not; that is for a person to say.
   */
  gaps: Gap[]
}

/**
 * Works out who reaches which field.
 * @param modes the modes that the API offers
 */
export function explainAuth(
  schema: GraphQLSchema,
  defaultAuthMode: AuthMode,
  modes: readonly AuthMode[],
): AuthExplanation {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'))
  const all = (types as GraphQLObjectType[]).flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({ type, field, rule: authRuleOf(type, field, defaultAuthMode) })),
  )
  const rules = new Map(all.map(({ type, field, rule }) => [`${type.name}.${field.name}`, rule]))
  return {
    modes,
    fields: all.map(({ type, field, rule }) => ({
      field: `${type.name}.${field.name}`,
      source: sourceOf(type, field),
      access: Object.fromEntries(modes.map((mode) => [mode, accessOf(rule, mode)])),
    })),
    gaps: all.flatMap(({ type, field, rule }) =>
      modes
        .filter((mode) => allowsMode(rule, mode))
        .map((mode) => ({
          field: `${type.name}.${field.name}`,
          mode,
          unreachable: unreachable(schema, field, mode, rules),
        }))
        .filter((gap) => gap.unreachable.length > 0),
    ),
  }
}

/** The explanation as a table and a list, for people and for a snapshot that is reviewed. */
export function printAuth({ modes, fields, gaps }: AuthExplanation): string {
  const head = ['field', ...modes, 'because of']
  const rows = fields.map(({ field, access, source }) => [
    field,
    ...modes.map((mode) => wordOf(access[mode])),
    source === 'default' ? 'the default mode' : `the ${source}'s directives`,
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const line = (row: string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  const table = [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line)
  const traps = gaps.map(
    ({ field, mode, unreachable: fieldsOutOfReach }) => `${field} with ${mode}: not ${fieldsOutOfReach.join(', ')}`,
  )
  const title = 'Reached fields whose type has fields out of reach (a directive does not cover nested types):'
  return `${table.join('\n')}\n\n${traps.length > 0 ? [title, ...traps].join('\n') : 'Every reached type is reached wholly.'}\n`
}

function unreachable(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  mode: AuthMode,
  rules: ReadonlyMap<string, AuthRule>,
): string[] {
  return objectTypesOf(schema, getNamedType(field.type)).flatMap((type) =>
    Object.keys(type.getFields())
      .map((name) => `${type.name}.${name}`)
      .filter((path) => {
        const rule = rules.get(path)
        return rule !== undefined && !allowsMode(rule, mode)
      }),
  )
}

function accessOf(rule: AuthRule, mode: AuthMode): true | string[] | false {
  if (!allowsMode(rule, mode)) return false
  return mode === 'AMAZON_COGNITO_USER_POOLS' && rule.groups ? [...rule.groups] : true
}

function sourceOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): FieldAccess['source'] {
  if (field.astNode?.directives?.some(({ name }) => isAuthDirective(name.value))) return 'field'
  const ofType = [type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? [])
  return ofType.some(({ name }) => isAuthDirective(name.value)) ? 'type' : 'default'
}

function isAuthDirective(name: string): boolean {
  return name.startsWith('aws_') && name !== 'aws_subscribe' && name !== 'aws_publish'
}

function wordOf(access: true | string[] | false | undefined): string {
  if (Array.isArray(access)) return access.join('|')
  return access ? 'yes' : 'no'
}
