import { expect, it } from 'vitest'
import { randomPart } from './random.ts'

it('parts are as long as asked for, and no two are the same, also when the pool is filled anew', () => {
  const parts = Array.from({ length: 2000 }, () => randomPart(12).toString('hex'))
  expect(new Set(parts).size).toBe(2000)
  expect(parts.every((part) => part.length === 24)).toBe(true)
})
