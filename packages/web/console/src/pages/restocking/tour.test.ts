import { describe, expect, it } from 'vitest'
import { MAX_MACHINES, tick, tourOf } from './tour.ts'

describe('a tour', () => {
  it('goes to the machines of the address, or to those that are low', () => {
    expect([tourOf('a,b', ['c']), tourOf('', ['c', 'd'])]).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it('has no more machines than a plan may have', () => {
    const many = Array.from({ length: 40 }, (_, i) => `m${i}`)
    expect([tourOf(many.join(','), []).length, tourOf('', many).length]).toEqual([MAX_MACHINES, MAX_MACHINES])
  })

  it('ticks a line, and unticks it again', () => {
    const one = tick(new Set(), 'cola')
    expect([[...one], [...tick(one, 'cola')], [...tick(one, 'tea')]]).toEqual([['cola'], [], ['cola', 'tea']])
  })
})
