/** A clause of OpenSearch's query language. */
type Clause = Record<string, unknown>

/** A filter object as OpenSearch's query DSL. Fields and operators are joined by `bool.must`. */
export function toQueryDsl(filter: object): Clause {
  return must(
    Object.entries(filter).map(([name, value]) => {
      if (name === 'and') return { bool: { must: value.map(toQueryDsl) } }
      if (name === 'or') return { bool: { should: value.map(toQueryDsl) } }
      if (name === 'not') return { bool: { must_not: toQueryDsl(value) } }
      return must(Object.entries(value).map(([operator, operand]) => clauseOf(name, operator, operand)))
    }),
  )
}

function clauseOf(field: string, operator: string, operand: unknown): Clause {
  const clause = clauses[operator]
  if (!clause) {
    const known = Object.keys(clauses).join(', ')
    throw new TypeError(`toElasticsearchQueryDSL knows no operator '${operator}' (of '${field}'); it knows ${known}.`)
  }
  return clause(field, operand)
}

const clauses: Record<string, (field: string, operand: unknown) => Clause> = {
  eq: (field, operand) => ({ term: { [field]: operand } }),
  ne: (field, operand) => ({ bool: { must_not: { term: { [field]: operand } } } }),
  gt: (field, operand) => ({ range: { [field]: { gt: operand } } }),
  gte: (field, operand) => ({ range: { [field]: { gte: operand } } }),
  lt: (field, operand) => ({ range: { [field]: { lt: operand } } }),
  lte: (field, operand) => ({ range: { [field]: { lte: operand } } }),
  range: (field, operand) => ({ range: { [field]: { gte: at(operand, 0), lte: at(operand, 1) } } }),
  match: (field, operand) => ({ match: { [field]: operand } }),
  matchPhrase: (field, operand) => ({ match_phrase: { [field]: operand } }),
  matchPhrasePrefix: (field, operand) => ({ match_phrase_prefix: { [field]: operand } }),
  multiMatch: (field, operand) => ({ multi_match: { fields: [field], query: operand } }),
  wildcard: (field, operand) => ({ wildcard: { [field]: operand } }),
  regexp: (field, operand) => ({ regexp: { [field]: operand } }),
  exists: (field, operand) => {
    const exists = { exists: { field } }
    return operand ? exists : { bool: { must_not: exists } }
  },
}

function must(parts: Clause[]): Clause {
  return parts.length === 1 && parts[0] ? parts[0] : { bool: { must: parts } }
}

function at(list: unknown, index: number): unknown {
  return Array.isArray(list) ? list[index] : undefined
}
