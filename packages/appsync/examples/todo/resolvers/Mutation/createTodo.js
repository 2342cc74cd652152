import { util } from '@aws-appsync/utils'
import * as ddb from '@aws-appsync/utils/dynamodb'

export function request(ctx) {
  const { listId, id = util.autoId(), text } = ctx.args
  const item = { text, done: false, finished: 0, version: 1, createdAt: util.time.nowISO8601() }
  return ddb.put({ key: { listId, id }, item, condition: { id: { attributeExists: false } } })
}

export function response(ctx) {
  const { error, result } = ctx
  if (error) {
    util.error('There is a todo with this id.', error.type, null, { id: result.id })
  }
  return result
}
