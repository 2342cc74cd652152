import { useEffect } from 'react'

/** A keyboard shortcut: one key (`?`), one with Ctrl or Command (`mod+k`), or two after one another (`g f`). */
export interface Shortcut {
  keys: string
  says: string
  run(): void
}

/** How long after the first key of two the second one may come, in milliseconds. */
const SEQUENCE_MS = 1200

/** What the browser tells of a key that was pressed. */
export interface Press {
  key: string
  mod: boolean
  /** Whether somebody types into a field. */
  typing: boolean
  at: number
}

/** Finds the shortcut that a press completes, and remembers what may become one of two keys. */
export function createMatcher<Item extends { keys: string }>(): (
  items: readonly Item[],
  press: Press,
) => Item | undefined {
  let before: { key: string; at: number } | undefined
  return (items, { key, mod, typing, at }) => {
    const first = before && at - before.at <= SEQUENCE_MS ? before.key : undefined
    before = undefined
    if (mod) return items.find(({ keys }) => keys === `mod+${key.toLowerCase()}`)
    if (typing) return undefined
    const found =
      (first && items.find(({ keys }) => keys === `${first} ${key}`)) || items.find(({ keys }) => keys === key)
    if (!found) before = { key, at }
    return found
  }
}

const FIELDS = new Set(['INPUT', 'TEXTAREA', 'SELECT'])

/** Runs shortcuts, but not while somebody types or a dialog is open. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    const match = createMatcher<Shortcut>()
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.isComposing) return
      const target = event.target as HTMLElement
      const typing = FIELDS.has(target.tagName) || target.isContentEditable || target.closest('[role=dialog]') !== null
      const mod = event.ctrlKey || event.metaKey
      const found = match(shortcuts, { key: event.key, mod, typing, at: event.timeStamp })
      if (!found) return
      event.preventDefault()
      found.run()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [shortcuts])
}
