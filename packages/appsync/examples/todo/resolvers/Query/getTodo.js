import { util } from '@aws-appsync/utils'
import * as ddb from '@aws-appsync/utils/dynamodb'

export function request(ctx) {
  const { listId, id } = ctx.args
  return ddb.get({ key: { listId, id } })
}

export function response(ctx) {
  const { error, result } = ctx
  if (error) {
    util.error(error.message, error.type)
  }
  return result
}
