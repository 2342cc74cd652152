import { describe, expect, it } from 'vitest'
import { customer, machineOf, slotOf } from '../../test/records.ts'
import type { Caller } from '../command.ts'
import { ageRefuses } from './age.ts'

const ask = (caller: Caller, { now = '2026-03-01T12:00:00.000Z', minimumAge = 18, timeZone = 'Europe/Berlin' } = {}) =>
  ageRefuses({ caller, now: Date.parse(now) }, slotOf({ minimumAge }), machineOf({ timeZone }))

const born = (birthDate: string): Caller => ({ ...customer, birthDate })

describe('a product for buyers of 18 years', () => {
  it.each<[who: string, caller: Caller]>([
    ['a guest', { kind: 'GUEST' }],
    ['a customer whose document nobody has seen', customer],
  ])('is refused to %s with AGE_PROOF_NEEDED and the age', (_who, caller) => {
    expect(ask(caller)?.refusal).toMatchObject({ code: 'AGE_PROOF_NEEDED', info: { minimumAge: 18 } })
  })

  it('is refused to who is younger with AGE_TOO_YOUNG, until the birthday', () => {
    expect(ask(born('2008-03-02'))?.refusal).toMatchObject({ code: 'AGE_TOO_YOUNG', info: { minimumAge: 18 } })
    expect(ask(born('2008-03-01'))).toBeUndefined()
    expect(ask(born('2008-02-28'))).toBeUndefined()
    expect(ask(born('2007-12-31'))).toBeUndefined()
    expect(ask(born('2026-03-01'))?.refusal.code).toBe('AGE_TOO_YOUNG')
  })

  it('counts the birthday on the calendar of the place where the machine stands', () => {
    const eve = { now: '2026-03-01T23:30:00.000Z' }
    expect(ask(born('2008-03-02'), { ...eve, timeZone: 'Europe/Berlin' })).toBeUndefined()
    expect(ask(born('2008-03-02'), { ...eve, timeZone: 'America/New_York' })?.refusal.code).toBe('AGE_TOO_YOUNG')
  })

  it('is sold on 1 March, not on 28 February, to who was born on 29 February', () => {
    expect(ask(born('2008-02-29'), { now: '2026-02-28T12:00:00.000Z' })?.refusal.code).toBe('AGE_TOO_YOUNG')
    expect(ask(born('2008-02-29'), { now: '2026-03-01T12:00:00.000Z' })).toBeUndefined()
  })

  it('takes a birth year alone for its last day', () => {
    expect(ask(born('2008'), { now: '2026-12-30T12:00:00.000Z' })?.refusal.code).toBe('AGE_TOO_YOUNG')
    expect(ask(born('2008'), { now: '2026-12-31T12:00:00.000Z' })).toBeUndefined()
  })
})

describe('a product for anybody', () => {
  it('asks nobody for proof', () => {
    expect(ask({ kind: 'GUEST' }, { minimumAge: 0 })).toBeUndefined()
    expect(ageRefuses({ caller: customer, now: 0 }, slotOf(), machineOf())).toBeUndefined()
  })
})
