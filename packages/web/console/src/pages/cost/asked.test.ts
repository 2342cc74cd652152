import { describe, expect, it } from 'vitest'
import { askedOf } from './asked.ts'

describe('what the cost is asked for', () => {
  it('is what stands in the address', () => {
    expect(askedOf({ machines: '6', vends: '120', cards: '50', servers: '6' })).toEqual({
      ...{ machines: 6, vendsPerDay: 120, cardPercent: 50, servers: 6 },
    })
  })

  it('is whole and within what the API takes, whatever was typed', () => {
    expect(askedOf({ machines: '1e99', vends: '-5', cards: '120.4', servers: 'many' })).toEqual({
      ...{ machines: 10_000_000, vendsPerDay: 0, cardPercent: 100, servers: 1 },
    })
  })
})
