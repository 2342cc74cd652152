/** Whether the page hears of changes as they happen. */
export type LiveState = 'connecting' | 'live'

/** A small store of it, for `useSyncExternalStore`. */
export interface Live {
  get(): LiveState
  set(state: LiveState): void
  subscribe(listener: () => void): () => void
}

/** Nothing is heard before the first connection. */
export function createLive(): Live {
  let state: LiveState = 'connecting'
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(next) {
      if (next === state) return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
