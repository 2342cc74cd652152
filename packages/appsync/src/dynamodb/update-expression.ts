import { toTyped } from '../util/dynamodb.ts'
import type { Expression } from '../util/transform/dynamodb-expression.ts'
import { isOperation, type UpdateOperation } from './operations.ts'

/** The clauses of an update while it is written, and how many names and values it has so far. */
interface Draft extends Expression {
  set: string[]
  remove: string[]
}

/**
 * An update object as an update expression. A plain object inside sets only its own members (`#a.#b = :v`); null is set
 * as null. Names and values are numbered as AppSync does: `#expName_1`, `:expValue_1`.
 */
export function toUpdateExpression(update: object): Expression {
  const draft: Draft = { expression: '', expressionNames: {}, expressionValues: {}, set: [], remove: [] }
  for (const [name, value] of Object.entries(update)) addAttribute(draft, bindName(draft, name), value)
  const clauses = [
    ...(draft.set.length > 0 ? [`SET ${draft.set.join(', ')}`] : []),
    ...(draft.remove.length > 0 ? [`REMOVE ${draft.remove.join(', ')}`] : []),
  ]
  const { expressionNames, expressionValues } = draft
  return { expression: clauses.join(' '), expressionNames, expressionValues }
}

function addAttribute(draft: Draft, path: string, value: unknown): void {
  if (value === undefined) return
  if (isOperation(value)) addOperation(draft, path, value)
  else if (Array.isArray(value) && value.length > 0 && value.every(isOperation)) {
    for (const each of value) addOperation(draft, path, each)
  } else if (isPlainObject(value)) {
    for (const [name, member] of Object.entries(value)) addAttribute(draft, `${path}.${bindName(draft, name)}`, member)
  } else draft.set.push(`${path} = ${bindValue(draft, value)}`)
}

function addOperation(draft: Draft, path: string, operation: UpdateOperation): void {
  switch (operation.type) {
    case 'OPERATION_ADD':
    case 'OPERATION_REPLACE':
      draft.set.push(`${path} = ${bindValue(draft, operation.value)}`)
      break
    case 'OPERATION_REMOVE':
      draft.remove.push(path)
      break
    case 'OPERATION_INCREMENT':
      draft.set.push(`${path} = ${path} + ${bindValue(draft, operation.by)}`)
      break
    case 'OPERATION_DECREMENT':
      draft.set.push(`${path} = ${path} - ${bindValue(draft, operation.by)}`)
      break
    case 'OPERATION_APPEND':
      draft.set.push(`${path} = list_append(${path}, ${bindValue(draft, operation.items)})`)
      break
    case 'OPERATION_PREPEND':
      draft.set.push(`${path} = list_append(${bindValue(draft, operation.items)}, ${path})`)
      break
    case 'OPERATION_UPDATE_LIST_ITEM':
      draft.set.push(`${path}[${operation.index}] = ${bindValue(draft, operation.value)}`)
      break
  }
}

function bindName(draft: Draft, name: string): string {
  const alias = `#expName_${Object.keys(draft.expressionNames).length + 1}`
  draft.expressionNames[alias] = name
  return alias
}

function bindValue(draft: Draft, value: unknown): string {
  const alias = `:expValue_${Object.keys(draft.expressionValues).length + 1}`
  draft.expressionValues[alias] = toTyped(value)
  return alias
}

/** A map whose members are set one by one; typed sets (`{ SS: [...] }`) are values. */
function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'M' in toTyped(value)
}
