import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { codeOf, infoOf, writtenBy } from '../../test/decision.ts'
import { AT, callOf, driver, machineOf, owner, stateRecordOf, stranger } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import { updateMachine } from './update.ts'

type Call = Parameters<typeof updateMachine.decide>[0]

const decide = (changes: Partial<Call['input']>, caller: Call['caller'] = owner) =>
  updateMachine.decide(callOf(caller, { machineId: 'm1', ...changes }), {
    machine: machineOf(),
    state: stateRecordOf(),
  })

const tax = { ratePpm: 70_000, inclusive: true }

describe('updateMachine', () => {
  it('changes what is given and leaves the rest, when the planogram is as it was read', () => {
    const [machine, state, ...more] = writtenBy(decide({ name: 'Yard', place: null }))
    expect(more).toEqual([])
    expect(machine?.update).toContain(`SET name = "Yard", planogramVersion = 4, updatedAt = "${AT}"`)
    expect(machine?.update).not.toMatch(/place|timeZone|tax/)
    expect(machine?.condition).toContain('planogramVersion = 4')
    expect(state?.update).toContain('planogramVersion = 4')
  })

  it('moves it on the map and groups it anew', () => {
    const location = { lat: 53.08, lng: 8.81 }
    const [machine] = writtenBy(decide({ location, tags: ['north'] }))
    expect(machine?.update).toContain('location = {"lat":53.08,"lng":8.81}, tags = ["north"]')
    expect(writtenBy(decide({ tags: [] }))[0]?.update).toContain('tags = []')
  })

  it.each([
    ['a place that is not on the globe', { location: { lat: 91, lng: 0 } }],
    ['a tag twice', { tags: ['north', 'north'] }],
    ['eleven tags', { tags: Array.from({ length: 11 }, (_, i) => `tag ${i}`) }],
  ])('does not take %s', (_what, wrong) => {
    expect(v.safeParse(updateMachine.input, { machineId: 'm1', ...wrong }).success).toBe(false)
  })

  it('does not write a status that it was not given: another call may be setting it', () => {
    const [machine, state] = writtenBy(decide({ name: 'Yard' }))
    expect(machine?.update).not.toContain('status')
    expect(state?.update).not.toContain('status')
  })

  it('sets the status on what changes with every vend', () => {
    const decision = decide({ status: 'OUT_OF_SERVICE' })
    expect(writtenBy(decision)[1]?.update).toContain('status = "OUT_OF_SERVICE"')
    expect(decision).toMatchObject({ value: { state: { status: 'OUT_OF_SERVICE', fence: 7 } } })
  })

  it('counts a new tax rule as a new planogram, on both items, because it changes prices', () => {
    const [machine, state] = writtenBy(decide({ tax }))
    expect(machine?.update).toContain('tax = {"ratePpm":70000,"inclusive":true}, planogramVersion = 5')
    expect(machine?.condition).toContain('planogramVersion = 4')
    expect(state?.update).toContain('planogramVersion = 5')
  })

  it('counts a new time zone as a new planogram too, because promotions follow the clock', () => {
    expect(writtenBy(decide({ timeZone: 'Europe/London' }))[0]?.update).toContain('planogramVersion = 5')
  })

  it.each([
    ['a machine that is not there', { machine: null, state: null }, owner],
    ["another operator's machine", { machine: machineOf(), state: stateRecordOf() }, stranger],
  ])('refuses %s as NOT_FOUND', (_what, found, caller) => {
    const decision = updateMachine.decide(callOf(caller, { machineId: 'm1', name: 'Yard' }), found)
    expect([codeOf(decision), infoOf(decision)]).toEqual(['NOT_FOUND', { machineId: 'm1' }])
  })

  it.each([
    ['the tax rule', { tax }],
    ['the offline limit', { offlineLimit: { amount: 300, currency: 'EUR' } }],
  ])('lets only an owner change %s', (_what, changes) => {
    expect(codeOf(decide(changes, owner))).toBe('write')
    const decision = decide(changes, driver)
    expect([codeOf(decision), infoOf(decision)]).toEqual(['FORBIDDEN', { needs: 'owner' }])
  })

  it("takes the rule for perishables away when it is null, leaves it when it is not named, and both are the owner's", () => {
    const perishable = { maxTemperature: 50, warmMinutes: 15, recoverMinutes: 30 }
    expect(writtenBy(decide({ perishable }))[1]?.update).toContain('cold = {"max":50,"warm":15,"recover":30}')
    expect(writtenBy(decide({ perishable: null }))[1]?.update).toContain('REMOVE cold')
    expect(writtenBy(decide({ name: 'Yard' }))[1]?.update).not.toContain('cold')
    expect(decide({ perishable: null })).not.toHaveProperty('value.state.cold')
    expect(codeOf(decide({ perishable: null }, driver))).toBe('FORBIDDEN')
  })

  it('keeps the offline limit in minor units, and takes no other currency for it', () => {
    const limit = (currency: string) => decide({ offlineLimit: { amount: 0, currency } })
    expect(writtenBy(limit('EUR'))[0]?.update).toContain('offlineLimit = 0')
    expect([codeOf(limit('USD')), infoOf(limit('USD'))]).toEqual(['WRONG_CURRENCY', { currency: 'EUR' }])
  })

  it('lets a route driver change the rest', () => {
    expect(codeOf(decide({ name: 'Yard', status: 'OFFLINE' }, driver))).toBe('write')
  })

  it('has a test for every error that schema.graphql lists', () => {
    expect(documentedErrors.updateMachine).toEqual(['FORBIDDEN', 'NOT_FOUND', 'WRONG_CURRENCY'])
  })
})
