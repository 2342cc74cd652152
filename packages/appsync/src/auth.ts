import type { DirectiveNode, FieldDefinitionNode, GraphQLObjectType } from 'graphql'
import type { AuthMode, Identity, RequestContext } from './types.ts'

/** Who may read one field: a set of modes, and for Cognito the groups of which the caller needs one. */
export interface AuthRule {
  /** A bit for each mode that is allowed . */
  modes: number
  /** `null`: any group, or none. */
  groups: ReadonlySet<string> | null
}

const bits: Record<AuthMode, number> = {
  API_KEY: 1,
  AWS_IAM: 2,
  OPENID_CONNECT: 4,
  AMAZON_COGNITO_USER_POOLS: 8,
  AWS_LAMBDA: 16,
}

/** The bits of all modes. */
export const EVERY_MODE = Object.values(bits).reduce((all, bit) => all | bit)

const modeOfDirective: Record<string, AuthMode> = {
  aws_api_key: 'API_KEY',
  aws_iam: 'AWS_IAM',
  aws_oidc: 'OPENID_CONNECT',
  aws_cognito_user_pools: 'AMAZON_COGNITO_USER_POOLS',
  aws_auth: 'AMAZON_COGNITO_USER_POOLS',
  aws_lambda: 'AWS_LAMBDA',
}

/** A field as its SDL has it. */
export interface DescribedField {
  astNode?: FieldDefinitionNode | null | undefined
}

/** The rule of a field: its own directives, else its type's, else the API's default mode. */
export function authRuleOf(type: GraphQLObjectType, field: DescribedField, defaultAuthMode: AuthMode): AuthRule {
  const ofType = [type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? [])
  return (
    ruleOfDirectives(field.astNode?.directives ?? []) ??
    ruleOfDirectives(ofType) ?? { modes: bits[defaultAuthMode], groups: null }
  )
}

/** Whether callers of this mode may read the field, if they are in the groups. */
export function allowsMode(rule: AuthRule, mode: AuthMode): boolean {
  return (rule.modes & bits[mode]) !== 0
}

/** Whether the callers of all these modes (bits) may read the field, whoever they are. */
export const isOpenTo = ({ modes, groups }: AuthRule, callers: number): boolean =>
  groups === null && (callers & ~modes) === 0

/** Whether the caller may read the field. */
export function isAllowed(rule: AuthRule, context: RequestContext): boolean {
  if (!allowsMode(rule, context.authMode)) return false
  if (rule.groups === null || context.authMode !== 'AMAZON_COGNITO_USER_POOLS') return true
  return groupsOf(context.identity).some((group) => rule.groups?.has(group))
}

function ruleOfDirectives(directives: readonly DirectiveNode[]): AuthRule | undefined {
  let modes = 0
  let groups: Set<string> | null = null
  for (const directive of directives) {
    const mode = modeOfDirective[directive.name.value]
    if (mode === undefined) continue
    modes |= bits[mode]
    const named = groupsOfDirective(directive)
    if (named) groups = new Set([...(groups ?? []), ...named])
  }
  return modes === 0 ? undefined : { modes, groups }
}

function groupsOfDirective(directive: DirectiveNode): string[] | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === 'cognito_groups')?.value
  if (value?.kind === 'StringValue') return [value.value]
  if (value?.kind !== 'ListValue') return undefined
  return value.values.flatMap((item) => (item.kind === 'StringValue' ? [item.value] : []))
}

function groupsOf(identity: Identity | null): string[] {
  return identity && 'groups' in identity ? (identity.groups ?? []) : []
}
