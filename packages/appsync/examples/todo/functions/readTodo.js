import { util } from '@aws-appsync/utils'
import * as ddb from '@aws-appsync/utils/dynamodb'

export function request(ctx) {
  const { from, id } = ctx.args
  return ddb.get({ key: { listId: from, id }, consistentRead: true })
}

export function response(ctx) {
  const { error, result } = ctx
  if (error) {
    util.error(error.message, error.type)
  }
  if (!result) {
    util.error('There is no such todo.', 'NotFound')
  }
  ctx.stash.todo = result
  return result
}
