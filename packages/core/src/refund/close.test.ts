import { describe, expect, it } from 'vitest'
import { codeOf, infoOf, writtenBy } from '../../test/decision.ts'
import { AT, callOf, NOW, owner, stranger, vendRecordOf } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import { exceptionRecord } from '../machine/exception.ts'
import { closeException } from './close.ts'

const what = { exceptionId: 'e1', code: 'REFUND_REQUESTED', message: 'Warm', operation: 'requestRefund' }
const open = exceptionRecord(vendRecordOf(), what, 0)

const decide = (exception: typeof open | null = open, caller = owner) =>
  closeException.decide(callOf(caller, { machineId: 'm1', exceptionId: 'e1' }), { exception })

describe('closeException', () => {
  it("takes it out of the operator's list and leaves it with its machine", () => {
    const [exception, ...more] = writtenBy(decide())
    expect(more).toEqual([])
    expect(exception?.key).toBe('$dispense#machineId_m1 $exception_1#exceptionId_e1')
    expect(exception?.update).toContain(`closedAt = "${AT}", closedBy = "olga"`)
    expect(exception?.update).toContain(`expiresAt = ${NOW / 1000 + 90 * 24 * 60 * 60}`)
    expect(exception?.update).toMatch(/REMOVE .*openFor/)
    expect(exception?.update).toMatch(/REMOVE .*gsi1pk/)
    expect(exception?.condition).toContain('attribute_not_exists(closedAt)')
  })

  it('answers the same when it is closed already', () => {
    const closed = { ...open, closedAt: AT, closedBy: 'olga' }
    expect(decide(closed)).toEqual({ kind: 'done', value: closed })
  })

  it.each([
    ['one that is not there', null, owner],
    ["another operator's", open, stranger],
  ])('refuses %s as NOT_FOUND', (_what, exception, caller) => {
    const decision = decide(exception, caller)
    expect([codeOf(decision), infoOf(decision)]).toEqual(['NOT_FOUND', { machineId: 'm1', exceptionId: 'e1' }])
  })

  it('has a test for every error that schema.graphql lists', () => {
    expect(documentedErrors.closeException).toEqual(['NOT_FOUND'])
  })
})
