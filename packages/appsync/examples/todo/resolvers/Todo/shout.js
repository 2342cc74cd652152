export function request(ctx) {
  return { payload: ctx.source.text.toUpperCase() }
}

export function response(ctx) {
  return ctx.result
}
