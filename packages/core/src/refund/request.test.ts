import { describe, expect, it } from 'vitest'
import { codeOf, infoOf, writtenBy } from '../../test/decision.ts'
import { callOf, customer, otherCustomer, vendRecordOf } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import { exceptionRecord } from '../machine/exception.ts'
import { VEND_STATES } from '../vend/vend.ts'
import { requestRefund } from './request.ts'

type Found = Parameters<typeof requestRefund.decide>[1]

const input = { vendId: 'v1', reason: 'It was warm' }
const sold = vendRecordOf({ state: 'COMPLETED' })

const decide = (found: Partial<Found> = {}, caller = customer) =>
  requestRefund.decide(callOf(caller, input), { vend: sold, ...found })

describe('requestRefund', () => {
  it("moves nothing and puts the wish into the operator's list, once per vend", () => {
    const [wish, ...more] = writtenBy(decide())
    expect(more).toEqual([])
    expect(wish).toMatchObject({
      verb: 'Put',
      key: expect.stringMatching(/^\$dispense#machineId_m1 \$exception_1#exceptionId_V\w{25}$/),
      condition: 'attribute_not_exists(pk) AND attribute_not_exists(sk)',
      item: { code: 'REFUND_REQUESTED', message: 'It was warm', vendId: 'v1', operatorId: 'acme', openFor: 'acme' },
    })
    expect(wish?.item?.gsi1pk).toBe('$dispense#openFor_acme')
  })

  it('answers the same when it was asked before', () => {
    const what = { exceptionId: 'e1', code: 'REFUND_REQUESTED', message: 'Warm', operation: 'requestRefund' }
    expect(decide({ asked: exceptionRecord(sold, what, 0) })).toEqual({ kind: 'done', value: sold })
  })

  it('looks for an earlier wish when the write was refused', () => {
    expect(Object.keys(requestRefund.read(callOf(customer, input)))).toEqual(['vend'])
    expect(Object.keys(requestRefund.read(callOf(customer, input), { vend: sold }))).toEqual(['vend', 'asked'])
  })

  it.each([
    ['a vend that is not there', null, customer],
    ["another customer's vend", sold, otherCustomer],
  ])('refuses %s as NOT_FOUND', (_what, vend, caller) => {
    const decision = decide({ vend }, caller)
    expect([codeOf(decision), infoOf(decision)]).toEqual(['NOT_FOUND', { vendId: 'v1' }])
  })

  it.each(VEND_STATES)('takes a vend that is %s when something was paid and is left', (state) => {
    const paid = ['COMPLETED', 'REFUNDED', 'OUTCOME_UNKNOWN'].includes(state)
    expect(codeOf(decide({ vend: vendRecordOf({ state, refunded: 1 }) }))).toBe(paid ? 'write' : 'VEND_STATE')
  })

  it('refuses a vend that was given back whole', () => {
    expect(codeOf(decide({ vend: vendRecordOf({ state: 'REFUNDED', refunded: 225 }) }))).toBe('VEND_STATE')
  })

  it('has a test for every error that schema.graphql lists', () => {
    expect(documentedErrors.requestRefund).toEqual(['NOT_FOUND', 'VEND_STATE'])
  })
})
