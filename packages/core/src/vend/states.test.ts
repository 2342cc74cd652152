import { describe, expect, it } from 'vitest'
import { canMove } from './states.ts'
import { VEND_STATES, type VendState } from './vend.ts'

/** The ways of DESIGN.md's picture, written down a second time: a way that is added or lost must be meant. */
const WAYS: [VendState, VendState[]][] = [
  ['PENDING', ['AUTHORIZED', 'DECLINED', 'CANCELLED', 'EXPIRED']],
  ['AUTHORIZED', ['DISPENSING', 'CANCELLED', 'EXPIRED']],
  ['DISPENSING', ['COMPLETED', 'FAILED', 'OUTCOME_UNKNOWN']],
  ['OUTCOME_UNKNOWN', ['COMPLETED', 'FAILED']],
  ['COMPLETED', ['REFUNDED']],
  ['REFUNDED', []],
  ['DECLINED', []],
  ['CANCELLED', []],
  ['EXPIRED', []],
  ['FAILED', []],
]

const next = (from: VendState) => VEND_STATES.filter((to) => canMove(from, to))

/** Every sequence of states that a vend can go through. */
function histories(path: VendState[]): VendState[][] {
  const from = path.at(-1) as VendState
  if (path.length > VEND_STATES.length) throw new Error(`There is a circle: ${path.join(' -> ')}`)
  const ways = next(from).flatMap((to) => histories([...path, to]))
  return ways.length > 0 ? ways : [path]
}

describe('the states of a vend', () => {
  it.each(WAYS)('lead from %s to %j and nowhere else', (from, to) => {
    expect(next(from).sort()).toEqual([...to].sort())
  })

  it('are never entered twice: no way leads back, however long', () => {
    const all = histories(['PENDING'])
    expect(all.length).toBeGreaterThan(5)
    for (const path of all) expect(new Set(path).size, path.join(' -> ')).toBe(path.length)
  })

  it('are all reached from PENDING', () => {
    expect(new Set(histories(['PENDING']).flat())).toEqual(new Set(VEND_STATES))
  })

  it('end where nothing is held any more, and nowhere else', () => {
    const ends = new Set(histories(['PENDING']).map((path) => path.at(-1)))
    expect(ends).toEqual(new Set(['REFUNDED', 'DECLINED', 'CANCELLED', 'EXPIRED', 'FAILED']))
  })

  it('do not let a captured vend be released, or a released one be captured', () => {
    const released: VendState[] = ['CANCELLED', 'EXPIRED', 'FAILED', 'DECLINED']
    for (const path of histories(['PENDING'])) {
      expect(path.includes('COMPLETED') && path.some((state) => released.includes(state)), path.join()).toBe(false)
    }
  })
})
