import type {
  BatchGetItemCommandInput,
  QueryCommandInput,
  TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb'

/** What IAM asks of whoever makes a call: an action, and whether on the table's items or on its indexes. */
export type Action = `dynamodb:${string} on ${'items' | 'indexes'}`

/**
 * The actions that a call needs. A transaction needs those of its parts; the call itself has none.
 * @param operation AWS's name of the call
 * @see "Actions, resources, and condition keys for Amazon DynamoDB", Service Authorization Reference
 */
export function actionsOf(operation: string, input: object): Action[] {
  if (operation === 'TransactWriteItems') return actionsOfTransaction(input as TransactWriteItemsCommandInput)
  const { IndexName } = input as Partial<QueryCommandInput & BatchGetItemCommandInput>
  return [`dynamodb:${operation} on ${IndexName === undefined ? 'items' : 'indexes'}`]
}

const PARTS = { Put: 'PutItem', Update: 'UpdateItem', Delete: 'DeleteItem', ConditionCheck: 'ConditionCheckItem' }

function actionsOfTransaction({ TransactItems = [] }: TransactWriteItemsCommandInput): Action[] {
  const kinds = new Set(TransactItems.flatMap((item) => Object.keys(item)))
  return Object.entries(PARTS)
    .filter(([kind]) => kinds.has(kind))
    .map(([, action]): Action => `dynamodb:${action} on items`)
}
