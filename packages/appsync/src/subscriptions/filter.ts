import type { SubscriptionFilter } from '@aws-appsync/utils'

type Payload = Record<string, unknown>

/**
 * Whether an event's payload passes a subscription's filter, as AppSync's enhanced filters: the filters of a group must all
 * hold, and of the groups one. A field may be a path (`product.name`); a list's members are looked through.
 * @throws TypeError for an operator that does not exist
 */
export function matchesFilter(filter: SubscriptionFilter | null, payload: Payload): boolean {
  if (!filter) return true
  const groups = filter.filterGroup as readonly { filters: readonly Condition[] }[]
  return groups.length === 0 || groups.some(({ filters }) => filters.every((condition) => holds(condition, payload)))
}

/** Whether the arguments that a subscriber gave are those of the event. One that is null or left out asks for any. */
export function matchesArguments(args: Payload, fields: Payload): boolean {
  return Object.entries(args).every(([name, value]) => value === null || value === undefined || value === fields[name])
}

/** One condition of a group. */
interface Condition {
  fieldName: string
  operator: string
  value: unknown
}

function holds({ fieldName, operator, value }: Condition, payload: Payload): boolean {
  const test = operators[operator]
  if (!test) {
    throw new TypeError(
      `A subscription filter has no operator '${operator}'; it has ${Object.keys(operators).join(', ')}.`,
    )
  }
  return test(valueAt(payload, fieldName.split('.')), value)
}

/** What holds for the field's value and the filter's. Nothing is greater, less or part of a value of another type. */
const operators: Record<string, (field: unknown, value: unknown) => boolean> = {
  eq: (field, value) => (field ?? null) === value,
  ne: (field, value) => (field ?? null) !== value,
  le: (field, value) => compare(field, value, (order) => order <= 0),
  lt: (field, value) => compare(field, value, (order) => order < 0),
  ge: (field, value) => compare(field, value, (order) => order >= 0),
  gt: (field, value) => compare(field, value, (order) => order > 0),
  contains,
  notContains: (field, value) => !contains(field, value),
  beginsWith: (field, value) => typeof field === 'string' && typeof value === 'string' && field.startsWith(value),
  in: (field, value) => listOf(value).includes(field),
  notIn: (field, value) => !listOf(value).includes(field),
  between(field, value) {
    const [low, high] = listOf(value)
    return compare(field, low, (order) => order >= 0) && compare(field, high, (order) => order <= 0)
  },
  containsAny: (field, value) => listOf(value).some((member) => contains(field, member)),
}

function compare(field: unknown, value: unknown, test: (order: number) => boolean): boolean {
  if (typeof field === 'number' && typeof value === 'number') return test(field - value)
  if (typeof field !== 'string' || typeof value !== 'string') return false
  return test(field < value ? -1 : Number(field > value))
}

function contains(field: unknown, value: unknown): boolean {
  if (Array.isArray(field)) return field.includes(value)
  return typeof field === 'string' && typeof value === 'string' && field.includes(value)
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}

function valueAt(value: unknown, [name, ...rest]: string[]): unknown {
  if (name === undefined || value === null || value === undefined) return value
  if (Array.isArray(value)) return value.flatMap((member) => valueAt(member, [name, ...rest]) ?? [])
  return valueAt((value as Payload)[name], rest)
}
