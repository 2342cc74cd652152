import { runtime, util } from '@aws-appsync/utils'
import * as ddb from '@aws-appsync/utils/dynamodb'

export function request(ctx) {
  const { listId, texts } = ctx.args
  if (texts.length === 0) {
    runtime.earlyReturn([])
  }
  const createdAt = util.time.nowISO8601()
  const todos = texts.map((text) => ({
    listId,
    id: util.autoUlid(),
    text,
    done: false,
    finished: 0,
    version: 1,
    createdAt,
  }))
  return ddb.batchPut({ tables: { Todos: todos } })
}

export function response(ctx) {
  const { error, result } = ctx
  if (error) {
    util.error(error.message, error.type)
  }
  return result.data.Todos
}
