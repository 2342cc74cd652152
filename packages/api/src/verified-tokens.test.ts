import { describe, expect, it } from 'vitest'
import { VerifiedTokens } from './verified-tokens.ts'

const NOW = Date.parse('2026-03-01T12:00:00Z')
const inSeconds = (seconds: number) => ({ sub: 'ada', exp: NOW / 1000 + seconds })

describe('a token that was good', () => {
  it('is known by all of its text, for five minutes', () => {
    const tokens = new VerifiedTokens()
    tokens.add('a.b.c', inSeconds(3600), NOW)
    expect(tokens.find('a.b.c', NOW + 299_999)).toMatchObject({ sub: 'ada' })
    expect(tokens.find('a.b.c', NOW + 300_000)).toBeUndefined()
    expect(tokens.find('a.b.d', NOW)).toBeUndefined()
  })

  it('ends when it says so', () => {
    const tokens = new VerifiedTokens()
    tokens.add('a.b.c', inSeconds(10), NOW)
    tokens.add('a.b.none', { sub: 'ada' }, NOW)
    expect(tokens.find('a.b.c', NOW + 9999)).toBeDefined()
    expect(tokens.find('a.b.c', NOW + 10_000)).toBeUndefined()
    expect(tokens.find('a.b.none', NOW)).toBeUndefined()
  })

  it('makes room for the 501st when it is the oldest', () => {
    const tokens = new VerifiedTokens()
    for (let n = 0; n <= 500; n++) tokens.add(`a.b.${n}`, inSeconds(3600), NOW)
    expect([0, 1, 500].map((n) => tokens.find(`a.b.${n}`, NOW) !== undefined)).toEqual([false, true, true])
  })
})
