import { util } from '@aws-appsync/utils'
import * as ddb from '@aws-appsync/utils/dynamodb'

export function request(ctx) {
  const { listId, id } = ctx.args
  const { increment } = ddb.operations
  return ddb.update({
    key: { listId, id },
    update: { done: true, finished: increment(1), version: increment(1) },
    condition: { id: { attributeExists: true } },
  })
}

export function response(ctx) {
  const { error, result } = ctx
  if (error) {
    util.error('There is no such todo.', error.type)
  }
  return result
}
