/** What one attribute of an update becomes. The shapes are those that AppSync's runtime makes. */
export type UpdateOperation =
  | { type: 'OPERATION_ADD'; value: unknown }
  | { type: 'OPERATION_REPLACE'; value: unknown }
  | { type: 'OPERATION_REMOVE' }
  | { type: 'OPERATION_INCREMENT'; by: number }
  | { type: 'OPERATION_DECREMENT'; by: number }
  | { type: 'OPERATION_APPEND'; items: unknown[] }
  | { type: 'OPERATION_PREPEND'; items: unknown[] }
  | { type: 'OPERATION_UPDATE_LIST_ITEM'; value: unknown; index: number }

/** `operations` of `@aws-appsync/utils/dynamodb`. */
export const operations = {
  /** Sets an attribute that was not there. */
  add: (value: unknown): UpdateOperation => ({ type: 'OPERATION_ADD', value }),
  /** Sets a whole attribute, where a plain object would only set its members. */
  replace: (value: unknown): UpdateOperation => ({ type: 'OPERATION_REPLACE', value }),
  /** Removes an attribute. */
  remove: (): UpdateOperation => ({ type: 'OPERATION_REMOVE' }),
  /** Adds to a number, which must be there already. */
  increment: (by = 1): UpdateOperation => ({ type: 'OPERATION_INCREMENT', by }),
  /** Subtracts from a number, which must be there already. */
  decrement: (by = 1): UpdateOperation => ({ type: 'OPERATION_DECREMENT', by }),
  /** Puts items at the end of a list, which must be there already. */
  append: (items: unknown[]): UpdateOperation => ({ type: 'OPERATION_APPEND', items }),
  /** Puts items at the beginning of a list, which must be there already. */
  prepend: (items: unknown[]): UpdateOperation => ({ type: 'OPERATION_PREPEND', items }),
  /** Replaces one item of a list. */
  updateListItem: (value: unknown, index: number): UpdateOperation => ({
    type: 'OPERATION_UPDATE_LIST_ITEM',
    value,
    index,
  }),
}

/** Whether a value of an update is one of the above. */
export function isOperation(value: unknown): value is UpdateOperation {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined
  return typeof type === 'string' && type.startsWith('OPERATION_')
}
