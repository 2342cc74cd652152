import { runtime } from '@aws-appsync/utils'

// A pipeline resolver: this runs before and after the functions `readTodo` and `moveTodo`.
export function request(ctx) {
  const { from, to } = ctx.args
  if (from === to) {
    runtime.earlyReturn(null)
  }
  return {}
}

export function response(ctx) {
  return ctx.prev.result
}
