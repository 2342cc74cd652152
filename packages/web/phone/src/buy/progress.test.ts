import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { VendState } from '../generated/graphql.ts'
import { isOver, later, stepOf } from './progress.ts'

const at = (state: VendState, updatedAt = '2026-11-27T12:00:00.000Z') => ({ state, updatedAt })

/** The ways that a vend can go: packages/core/src/vend/states.ts. */
const WAYS: readonly (readonly VendState[])[] = [
  ['PENDING', 'AUTHORIZED', 'DISPENSING', 'COMPLETED', 'REFUNDED'],
  ['PENDING', 'AUTHORIZED', 'DISPENSING', 'OUTCOME_UNKNOWN', 'COMPLETED'],
  ['PENDING', 'AUTHORIZED', 'DISPENSING', 'OUTCOME_UNKNOWN', 'FAILED'],
  ['PENDING', 'AUTHORIZED', 'DISPENSING', 'FAILED'],
  ['PENDING', 'AUTHORIZED', 'CANCELLED'],
  ['PENDING', 'AUTHORIZED', 'EXPIRED'],
  ['PENDING', 'DECLINED'],
]

describe('the progress of a vend', () => {
  it('ends where the vend ended, in whatever order and however often its states are heard', () => {
    const heard = fc.constantFrom(...WAYS).chain((way) =>
      fc.record({
        way: fc.constant(way),
        order: fc
          .array(fc.constantFrom(...way), { maxLength: 12 })
          .chain((more) => fc.shuffledSubarray([...way, ...more], { minLength: way.length + more.length })),
      }),
    )
    fc.assert(
      fc.property(heard, ({ way, order }) => {
        const known = order.map((state) => at(state)).reduce((a, b) => later(a, b))
        expect(known.state).toBe(way.at(-1))
      }),
    )
  })

  it('takes the newer of two that have the same state: a second refund changes the receipt', () => {
    const [first, second] = [at('REFUNDED', '2026-11-27T12:00:00.000Z'), at('REFUNDED', '2026-11-27T12:05:00.000Z')]
    expect(later(first, second)).toBe(second)
    expect(later(second, first)).toBe(second)
  })

  it('leads a customer to the bank only while the vend waits for that', () => {
    expect(stepOf('PENDING', true)).toBe('proving')
    expect(stepOf('PENDING', false)).toBe('paying')
    expect(stepOf('AUTHORIZED', true)).toBe('waiting')
  })

  it('says that the money is back in every state that took none, and goes on watching until there is an end', () => {
    for (const state of ['DECLINED', 'CANCELLED', 'EXPIRED', 'FAILED'] as const) {
      expect(stepOf(state, false)).toBe('returned')
      expect(isOver(state)).toBe(true)
    }
    for (const state of ['PENDING', 'AUTHORIZED', 'DISPENSING', 'OUTCOME_UNKNOWN'] as const) {
      expect(isOver(state)).toBe(false)
    }
  })
})
