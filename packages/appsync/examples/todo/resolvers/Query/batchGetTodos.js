import { util } from '@aws-appsync/utils'
import * as ddb from '@aws-appsync/utils/dynamodb'

export function request(ctx) {
  const { listId, ids } = ctx.args
  return ddb.batchGet({ tables: { Todos: { keys: ids.map((id) => ({ listId, id })) } } })
}

export function response(ctx) {
  const { error, result } = ctx
  if (error) {
    util.appendError(error.message, error.type)
  }
  const todos = result.data.Todos
  const missing = todos.filter((todo) => todo === null).length
  if (missing > 0) {
    util.appendError(`${missing} of the todos are not there.`, 'NotFound')
  }
  return todos
}
