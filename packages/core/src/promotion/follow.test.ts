import { describe, expect, it } from 'vitest'
import { itemsOf } from '../../test/decision.ts'
import { machineOf, NOW, promotionOf } from '../../test/records.ts'
import { promoteMachine } from './follow.ts'
import type { PromotionRecord } from './promotion.ts'

const follow = (promotions: PromotionRecord[], machine = machineOf()) => {
  const operation = promoteMachine(machine, promotions, NOW)
  return operation && itemsOf(operation)
}

/** The ids of the promotions that a machine carries then; `null` when it is left alone. */
const carried = (...promotions: PromotionRecord[]) => {
  const ids = follow(promotions)?.[0]?.update?.matchAll(/"promotionId":"(\w+)"/g)
  return ids ? [...ids].map(([, id]) => id) : null
}

describe("a machine whose operator's promotions changed", () => {
  it('carries a copy of their rules, as a new planogram, when it is as it was read', () => {
    const [machine, state, ...more] = follow([promotionOf({ startDate: '2026-03-01' })]) ?? []
    expect(more).toEqual([])
    expect(machine?.update).toContain(
      'promotions = [{"promotionId":"happy","name":"Happy hour","percent":25,"productIds":[],"days":[],' +
        '"from":1020,"until":1140,"startDate":"2026-03-01"}], planogramVersion = 5',
    )
    expect(machine?.condition).toContain('planogramVersion = 4')
    expect(state?.update).toContain('planogramVersion = 5')
    expect(state?.condition).toContain('planogramVersion = 4')
  })

  it('carries those of all machines and its own, in the order of their ids', () => {
    const [a, b, c] = [
      promotionOf({ promotionId: 'c' }),
      promotionOf({ promotionId: 'a', machineIds: ['m1', 'm2'] }),
      promotionOf({ promotionId: 'b', machineIds: ['m2'] }),
    ]
    expect(carried(a, b, c)).toEqual(['a', 'c'])
  })

  it('does not carry what is switched off or over; two days are left for clocks and nights', () => {
    expect(carried(promotionOf({ enabled: false }))).toBeNull()
    expect(carried(promotionOf({ endDate: '2026-02-26' }))).toBeNull()
    expect(carried(promotionOf({ endDate: '2026-02-27' }))).toEqual(['happy'])
  })

  it('is left alone when it carries them already, whatever the order of their fields', () => {
    const { name, ...rest } = promotionOf()
    expect(follow([promotionOf()], machineOf({ promotions: [{ ...rest, name }] }))).toBeNull()
  })

  it('loses what is gone', () => {
    const [machine] = follow([], machineOf({ promotions: [promotionOf()] })) ?? []
    expect(machine?.update).toContain('promotions = []')
  })
})
