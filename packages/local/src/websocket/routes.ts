import type { WebSocketPlan } from '../config/plan.ts'

/**
 * The route of a message: the value that the route selection expression finds in it, else $default ("Create routes for
 * WebSocket APIs"). Undefined when the API has neither.
 */
export const routeKeyOf = (api: WebSocketPlan, body: string): string | undefined => {
  const has = (key: string) => api.routes.some(({ routeKey }) => routeKey === key)
  const selected = select(body, api.routeSelectionPath)
  // A message cannot ask for the routes of the connection itself.
  if (selected !== undefined && !selected.startsWith('$') && has(selected)) return selected
  return has('$default') ? '$default' : undefined
}

const select = (body: string, path: readonly string[]): string | undefined => {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return undefined
  }
  for (const key of path) value = (value as Record<string, unknown> | null)?.[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
