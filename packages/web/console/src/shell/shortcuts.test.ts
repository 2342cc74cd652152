import { describe, expect, it } from 'vitest'
import { createMatcher, type Press } from './shortcuts.ts'

const items = [{ keys: 'g f' }, { keys: '?' }, { keys: 'mod+k' }, { keys: 'f' }]

const press = (key: string, more: Partial<Press> = {}): Press => ({ key, mod: false, typing: false, at: 0, ...more })

describe('the keyboard shortcuts', () => {
  it('take one key, one with Ctrl or Command, and two after one another', () => {
    const match = createMatcher<{ keys: string }>()
    expect(match(items, press('?'))).toBe(items[1])
    expect(match(items, press('K', { mod: true }))).toBe(items[2])
    expect(match(items, press('g'))).toBeUndefined()
    expect(match(items, press('f', { at: 500 }))).toBe(items[0])
    expect(match(items, press('f', { at: 600 }))).toBe(items[3])
  })

  it('forget the first key of two after a moment', () => {
    const match = createMatcher<{ keys: string }>()
    match(items, press('g'))
    expect(match(items, press('f', { at: 5000 }))).toBe(items[3])
  })

  it('leave alone who types into a field, except with Ctrl or Command', () => {
    const match = createMatcher<{ keys: string }>()
    expect(match(items, press('?', { typing: true }))).toBeUndefined()
    expect(match(items, press('k', { typing: true, mod: true }))).toBe(items[2])
  })
})
