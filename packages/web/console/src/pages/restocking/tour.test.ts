import { describe, expect, it, vi } from 'vitest'
import { keepTicks, keptTicks, MAX_MACHINES, tick, tourOf } from './tour.ts'

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

  it('keeps what was ticked for its day and its machines, and nothing of days before', () => {
    const kept = new Map<string, string>()
    const storage = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, text: string) => {
        kept.set(name, text)
        Object.assign(storage, { [name]: text })
      },
      removeItem: (name: string) => {
        kept.delete(name)
        delete (storage as Record<string, unknown>)[name]
      },
    }
    vi.stubGlobal('localStorage', storage)
    keepTicks('2026-03-01 m1', new Set(['load cola']))
    expect([...keptTicks('2026-03-01 m1')]).toEqual(['load cola'])
    expect([...keptTicks('2026-03-01 m2')]).toEqual([])
    keepTicks('2026-03-02 m1', new Set(['load tea']))
    expect([...keptTicks('2026-03-01 m1')]).toEqual([])
    vi.unstubAllGlobals()
  })

  it('ticks a line, and unticks it again', () => {
    const one = tick(new Set(), 'cola')
    expect([[...one], [...tick(one, 'cola')], [...tick(one, 'tea')]]).toEqual([['cola'], [], ['cola', 'tea']])
  })
})
