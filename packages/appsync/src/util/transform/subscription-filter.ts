import type { SubscriptionFilter } from '@aws-appsync/utils'

/** One condition on one field. */
interface Condition {
  fieldName: string
  operator: string
  value: unknown
}

/** Conditions that must all hold; alternatives are a list of these. */
type Conjunction = Condition[]

/**
 * A filter object as the groups that AppSync matches subscriptions with: a group is an AND, the groups are an OR.
 * Every operator of a field, every member of `or` and every rule is an alternative, so groups multiply out. Operators
 * are passed on unchecked, and `not` is a field like any other, as on AppSync.
 * @param ignoredFields fields of the filter that do not count
 * @param rules conditions of which at least one must hold besides
 * @returns null when the filter is not an object
 */
export function toSubscriptionFilter(
  filter: unknown,
  ignoredFields: readonly string[] = [],
  rules: unknown = {},
): SubscriptionFilter | null {
  if (!isMap(filter)) return null
  const ofRules = isMap(rules) ? Object.entries(rules).flatMap(([name, value]) => alternativesOf(name, value, [])) : []
  const groups = multiply(expand(filter, ignoredFields), ofRules)
  const filterGroup = groups.filter((filters) => filters.length > 0).map((filters) => ({ filters }))
  return { filterGroup } as SubscriptionFilter
}

function expand(filter: object, ignored: readonly string[]): Conjunction[] {
  return Object.entries(filter).reduce<Conjunction[]>(
    (groups, [name, value]) => multiply(groups, alternativesOf(name, value, ignored)),
    [[]],
  )
}

/** The ways in which one entry of a filter can hold; none when the entry says nothing. */
function alternativesOf(name: string, value: unknown, ignored: readonly string[]): Conjunction[] {
  if (name === 'and' && Array.isArray(value)) {
    return value.reduce<Conjunction[]>((groups, member) => multiply(groups, expand(member, ignored)), [[]])
  }
  if (name === 'or' && Array.isArray(value)) return value.flatMap((member) => expand(member, ignored))
  if (ignored.includes(name) || !isMap(value)) return []
  return Object.entries(value).map(([operator, operand]) => [{ fieldName: name, operator, value: operand }])
}

function multiply(groups: Conjunction[], alternatives: Conjunction[]): Conjunction[] {
  if (alternatives.length === 0) return groups
  return groups.flatMap((group) => alternatives.map((alternative) => [...group, ...alternative]))
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
