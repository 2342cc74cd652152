import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'wouter'

/**
 * A view's state in the query of its address, so that it can be shared, reloaded and gone back to. A value that is the default
 * is left out of the address.
 */
export function useUrlState<State extends Record<string, string>>(
  defaults: State,
): readonly [State, (change: Partial<State>) => void] {
  const [search, setSearch] = useSearchParams()
  const state = useMemo(
    () => Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, search.get(key) ?? value])) as State,
    [search, defaults],
  )
  const change = useCallback(
    (next: Partial<State>) =>
      setSearch((before) => withState(before, defaults, next), { replace: Object.keys(next).join() === 'q' }),
    [setSearch, defaults],
  )
  return [state, change]
}

/** The query with what has changed: other parameters stay. */
export function withState(
  before: URLSearchParams,
  defaults: Record<string, string>,
  next: Record<string, string | undefined>,
): URLSearchParams {
  const query = new URLSearchParams(before)
  for (const [key, value] of Object.entries(next)) {
    if (value === undefined || value === defaults[key]) query.delete(key)
    else query.set(key, value)
  }
  return query
}
