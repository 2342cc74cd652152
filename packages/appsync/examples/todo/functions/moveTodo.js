import { util } from '@aws-appsync/utils'
import * as ddb from '@aws-appsync/utils/dynamodb'

export function request(ctx) {
  const { listId, id, ...item } = ctx.stash.todo
  const absent = { id: { attributeExists: false } }
  return ddb.transactWrite({
    items: [
      { deleteItem: { table: 'Todos', key: { listId, id }, condition: { version: { eq: item.version } } } },
      { putItem: { table: 'Todos', key: { listId: ctx.args.to, id }, item, condition: absent } },
    ],
  })
}

export function response(ctx) {
  const { error, result, stash, args } = ctx
  if (error) {
    util.error('The todo could not be moved.', error.type, null, result.cancellationReasons)
  }
  return { ...stash.todo, listId: args.to }
}
