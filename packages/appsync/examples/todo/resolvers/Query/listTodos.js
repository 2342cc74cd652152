import { util } from '@aws-appsync/utils'
import * as ddb from '@aws-appsync/utils/dynamodb'

export function request(ctx) {
  const { listId, done, limit, nextToken } = ctx.args
  const filter = done === undefined ? null : { done: { eq: done } }
  return ddb.query({ query: { listId: { eq: listId } }, filter, limit, nextToken })
}

export function response(ctx) {
  const { error, result } = ctx
  if (error) {
    util.error(error.message, error.type)
  }
  const { items, nextToken } = result
  return { items, nextToken }
}
