import { util } from '@aws-appsync/utils'
import * as ddb from '@aws-appsync/utils/dynamodb'

export function request(ctx) {
  const { listId, id, version } = ctx.args
  return ddb.remove({ key: { listId, id }, condition: { version: { eq: version } } })
}

export function response(ctx) {
  const { error, result } = ctx
  if (error) {
    util.error('The todo was changed since.', 'Conflict', result)
  }
  return result
}
