/** A filter that says something this reader does not know. */
export class FilterError extends Error {
  override readonly name = 'FilterError'
}

/** Tells whether a record passes. */
export type Filter = (record: unknown) => boolean

/** How to make a filter of a rule's operand, by the rule's name. */
export type Rules = Readonly<Record<string, (operand: unknown, more: Rules) => Filter>>

/**
 * Compiles an event filter of Lambda ("Filter rule syntax"): an object of patterns, every one of which must fit; a list of
 * values or rules, one of which must; `$or`. Numbers of DynamoDB are text (`{"N":"10"}`), so `numeric` never fits them, as on AWS.
 * @param more rules besides those of Lambda: those of another service that filters alike
 * @throws FilterError for an unknown rule
 */
export const compileFilter = (pattern: Readonly<Record<string, unknown>>, more: Rules = {}): Filter => {
  const parts = Object.entries(pattern).map(([key, inner]): Filter => {
    if (key === '$or' && Array.isArray(inner)) {
      const choices = inner.map((choice) => compileFilter(choice as Record<string, unknown>, more))
      return (record) => choices.some((choice) => choice(record))
    }
    const fits = Array.isArray(inner) ? compileRules(inner, more) : compileFilter(objectOf(key, inner), more)
    return (record) => fits(isRecord(record) ? record[key] : undefined)
  })
  return (record) => parts.every((part) => part(record))
}

const compileRules = (rules: readonly unknown[], more: Rules): Filter => {
  const compiled = rules.map((rule) => compileRule(rule, more))
  return (value) => {
    const values = Array.isArray(value) ? value : [value]
    return compiled.some((rule) => values.some(rule))
  }
}

const compileRule = (rule: unknown, more: Rules): Filter => {
  if (!isRecord(rule)) return (value) => value === rule
  const [[name, operand] = ['', undefined]] = Object.entries(rule)
  const make = RULES[name] ?? more[name]
  if (!make || Object.keys(rule).length !== 1) {
    throw new FilterError(
      `the filter rule ${JSON.stringify(rule)} is not known; known are: ${Object.keys({ ...RULES, ...more }).join(', ')}`,
    )
  }
  return make(operand, more)
}

const RULES: Rules = {
  'anything-but': (operand, more) => {
    const excluded = compileRules([operand].flat(), more)
    return (value) => value !== undefined && !excluded(value)
  },
  'equals-ignore-case': (operand) => (value) => textOf(value)?.toLowerCase() === textOf(operand)?.toLowerCase(),
  exists: (operand) => (value) => (value !== undefined) === operand,
  numeric: (operand) => {
    const conditions = comparisons(operand)
    return (value) => typeof value === 'number' && conditions.every((fits) => fits(value))
  },
  prefix: (operand) => (value) => textOf(value)?.startsWith(String(operand)) ?? false,
  suffix: (operand) => (value) => textOf(value)?.endsWith(String(operand)) ?? false,
}

const COMPARISONS: Record<string, (value: number, limit: number) => boolean> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '=': (value, limit) => value === limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
}

/** Reads `[">", 0, "<=", 5]`. */
const comparisons = (operand: unknown): ((value: number) => boolean)[] => {
  const parts = Array.isArray(operand) ? (operand as unknown[]) : []
  return Array.from({ length: Math.ceil(parts.length / 2) }, (_, index) => {
    const [sign, limit] = [parts[index * 2], parts[index * 2 + 1]]
    const compare = COMPARISONS[String(sign)]
    if (!compare || typeof limit !== 'number')
      throw new FilterError(`the numeric rule ${JSON.stringify(operand)} is not a list of comparisons`)
    return (value: number) => compare(value, limit)
  })
}

const objectOf = (key: string, inner: unknown): Record<string, unknown> => {
  if (isRecord(inner)) return inner
  throw new FilterError(`the filter of "${key}" is ${JSON.stringify(inner)}; write a list: [${JSON.stringify(inner)}]`)
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
