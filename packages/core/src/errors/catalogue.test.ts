import { describe, expect, it } from 'vitest'
import { documentedErrors, mutationDescription } from '../../test/schema.ts'
import { CATALOGUE, type ErrorCode, Refusal } from './catalogue.ts'

const entries = Object.entries(CATALOGUE) as [ErrorCode, readonly [string, string]][]

describe('the catalogue of errors', () => {
  it.each(entries)('says of %s in sentences what it means and what to do', (code, [message, fix]) => {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
    for (const sentence of [message, fix]) expect(sentence).toMatch(/^[A-Z].{10,}\.$/)
    expect(message).not.toBe(fix)
  })

  it('has no two codes of the same meaning', () => {
    expect(new Set(entries.map(([, [message]]) => message)).size).toBe(entries.length)
  })

  it.each(entries)('makes a refusal of %s', (code, [message, fix]) => {
    const refusal = new Refusal(code, { a: 1 })
    expect(refusal).toBeInstanceOf(Error)
    expect(refusal).toMatchObject({ name: 'Refusal', code, message, fix, info: { a: 1 } })
  })
})

describe('what schema.graphql says of errors', () => {
  const mutations = Object.entries(documentedErrors)

  it('names at least one for every mutation', () => {
    expect(mutations).toHaveLength(35)
    for (const [name, codes] of mutations) expect(codes.length, name).toBeGreaterThan(0)
  })

  it.each(mutations)('names for %s only codes of the catalogue, each once', (_name, codes) => {
    expect(codes.filter((code) => !(code in CATALOGUE))).toEqual([])
    expect(new Set(codes).size).toBe(codes.length)
  })

  it.each(['BAD_INPUT', 'CONFLICT', 'FORBIDDEN', 'UNAUTHENTICATED', 'TIMEOUT', 'INTERNAL'])(
    'names %s, which any mutation may answer with, for all of them',
    (code) => {
      expect(mutationDescription).toContain(code)
    },
  )
})
