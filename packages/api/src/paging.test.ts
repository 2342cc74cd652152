import { mockContext } from '@dispense/appsync'
import { Refusal } from '@dispense/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageOf, pageRequest } from './paging.ts'

type Args = { limit: number; nextToken?: string | null }

const contextOf = (args: Args, { key = 'a key of the tests', fieldName = 'machines' } = {}) =>
  mockContext<Args>({ args, env: { NEXT_TOKEN_KEY: key }, info: { parentTypeName: 'Query', fieldName } })

const tokenOf = (cursor: string, ...scope: string[]) => {
  const { nextToken } = pageOf(contextOf({ limit: 1 }), { items: [], cursor }, (item) => item, ...scope)
  if (nextToken === null) throw new Error('There is no nextToken')
  return nextToken
}

const open = (nextToken: string, scope: string[], parts: Parameters<typeof contextOf>[1] = {}) =>
  pageRequest(contextOf({ limit: 1, nextToken }, parts), ...scope)

/** The code that a call is refused with. */
function codeOf(call: () => unknown): string | undefined {
  try {
    call()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('a nextToken', () => {
  it('brings back the cursor, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (cursor, scope) => {
        expect(open(tokenOf(cursor, ...scope), scope)).toEqual({ limit: 1, cursor })
      }),
    )
  })

  it('is null on the last page, and asks for the first page when it is null', () => {
    const ctx = contextOf({ limit: 2 })
    expect(pageOf(ctx, { items: [1, 2], cursor: null }, String)).toEqual({ items: ['1', '2'], nextToken: null })
    expect(pageRequest(ctx, 'acme')).toEqual({ limit: 2, cursor: null })
    expect(pageRequest(contextOf({ limit: 2, nextToken: null }), 'acme')).toEqual({ limit: 2, cursor: null })
  })

  it('is refused with any of its characters changed', () => {
    const token = tokenOf('{"pk":"a","sk":"b"}', 'acme')
    for (let at = 0; at < token.length; at += 1) {
      for (const other of ['A', 'Q', 'z', '9', '-', '_', '=', '.', ' ']) {
        const changed = token.slice(0, at) + other + token.slice(at + 1)
        if (changed !== token)
          expect(
            codeOf(() => open(changed, ['acme'])),
            changed,
          ).toBe('BAD_NEXT_TOKEN')
      }
    }
  })

  it('is refused with anything added or taken away', () => {
    const token = tokenOf('cursor', 'acme')
    for (const changed of [
      `${token}=`,
      `${token}A`,
      `A${token}`,
      `${token}\n`,
      ` ${token}`,
      token.slice(1),
      token.slice(0, -1),
    ]) {
      expect(
        codeOf(() => open(changed, ['acme'])),
        JSON.stringify(changed),
      ).toBe('BAD_NEXT_TOKEN')
    }
  })

  it.each(['', 'x', '=', 'null', 'A'.repeat(10_000), '\u0000'])('is refused when it never was one: %j', (token) => {
    expect(codeOf(() => open(token, ['acme']))).toBe('BAD_NEXT_TOKEN')
  })

  it('is good for the same tenant, list and key only', () => {
    const token = tokenOf('cursor', 'acme', 'm1')
    expect(codeOf(() => open(token, ['acme', 'm1']))).toBeUndefined()
    expect(codeOf(() => open(token, ['globex', 'm1']))).toBe('BAD_NEXT_TOKEN')
    expect(codeOf(() => open(token, ['acme', 'm2']))).toBe('BAD_NEXT_TOKEN')
    expect(codeOf(() => open(token, ['acme']))).toBe('BAD_NEXT_TOKEN')
    expect(codeOf(() => open(token, ['acmem1']))).toBe('BAD_NEXT_TOKEN')
    expect(codeOf(() => open(token, ['acme', 'm1'], { fieldName: 'products' }))).toBe('BAD_NEXT_TOKEN')
    expect(codeOf(() => open(token, ['acme', 'm1'], { key: 'another key' }))).toBe('BAD_NEXT_TOKEN')
  })

  it('is never signed with an empty key', () => {
    const ctx = contextOf({ limit: 1 }, { key: '' })
    expect(() => pageOf(ctx, { items: [], cursor: 'cursor' }, String)).toThrow('NEXT_TOKEN_KEY is empty')
    expect(() => open(tokenOf('cursor'), [], { key: '' })).toThrow('NEXT_TOKEN_KEY is empty')
  })
})

describe('a limit', () => {
  it.each([1, 20, 100])('may be %i', (limit) => {
    expect(pageRequest(contextOf({ limit })).limit).toBe(limit)
  })

  it.each([0, 101, -1, 1.5, Number.NaN, null, undefined, '20'])('may not be %s', (limit) => {
    expect(codeOf(() => pageRequest(contextOf({ limit } as Args)))).toBe('BAD_INPUT')
  })
})
