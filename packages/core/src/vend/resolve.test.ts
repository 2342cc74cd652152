import { describe, expect, it } from 'vitest'
import { codeOf, infoOf, writtenBy } from '../../test/decision.ts'
import { AT, callOf, owner, stranger, vendRecordOf } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import { exceptionRecord, unknownOutcomeId } from '../machine/exception.ts'
import { resolveVend } from './resolve.ts'
import { paymentTask } from './task.ts'
import { VEND_STATES } from './vend.ts'

type Outcome = 'DISPENSED' | 'NOT_DISPENSED'

const unknown = vendRecordOf({ state: 'OUTCOME_UNKNOWN' })
const card = { token: 'pm_card_visa', status: 'AUTHORIZED', paymentId: 'pi_1' } as const
const told = exceptionRecord(
  unknown,
  { exceptionId: unknownOutcomeId('v1'), code: 'OUTCOME_UNKNOWN', message: '', operation: 'sweep' },
  0,
)

const decide = (
  outcome: Outcome = 'DISPENSED',
  found: Parameters<typeof resolveVend.decide>[1] = { vend: unknown },
  caller = owner,
) => resolveVend.decide(callOf(caller, { vendId: 'v1', outcome, reason: 'Seen on the camera' }), found)

const itemOf = (decision: ReturnType<typeof decide>, name: string) =>
  writtenBy(decision).find(({ key }) => key.includes(name))

describe('resolveVend', () => {
  it('takes what was held when it was dispensed, and keeps the unit', () => {
    const decision = decide('DISPENSED')
    expect(decision).toMatchObject({ value: { state: 'COMPLETED' } })
    expect(itemOf(decision, 'transfer')?.item).toMatchObject({
      kind: 'VEND',
      entries: [{ account: 'HELD', amount: 225 }, { account: 'REVENUE' }, { account: 'TAX' }, { account: 'DEPOSIT' }],
    })
    expect(itemOf(decision, 'wallet')?.update).toContain('unresolved -225')
    expect(itemOf(decision, 'page')).toBeUndefined()
  })

  it('gives money and unit back when it was not', () => {
    const decision = decide('NOT_DISPENSED')
    expect(decision).toMatchObject({
      value: { state: 'FAILED', failure: { code: 'OTHER', message: 'Seen on the camera' } },
    })
    expect(itemOf(decision, 'transfer')?.item).toMatchObject({ kind: 'VOID' })
    expect(itemOf(decision, 'wallet')?.update).toContain('balance 225')
    expect(itemOf(decision, 'page')?.update).toContain('stock.A1')
  })

  it('of a vend by card has the provider take the money, or let it go', () => {
    const byCard = vendRecordOf({ state: 'OUTCOME_UNKNOWN', payment: 'CARD', card })
    const taskAfter = (outcome: Outcome) => {
      const decision = decide(outcome, { vend: byCard })
      return decision.kind === 'write' ? paymentTask(decision.value) : undefined
    }
    expect(taskAfter('DISPENSED')).toEqual({ call: 'capture', paymentId: 'pi_1', amount: 225 })
    expect(taskAfter('NOT_DISPENSED')).toEqual({ call: 'cancel', paymentId: 'pi_1' })
    expect(resolveVend.payment).toBeDefined()
  })

  it('keeps who decided, when and why, under the condition that nobody has', () => {
    const decision = decide()
    const resolution = { outcome: 'DISPENSED', reason: 'Seen on the camera', by: 'olga', at: AT }
    expect(decision).toMatchObject({ value: { resolution } })
    const vend = writtenBy(decision)[0]
    expect(vend?.update).toContain(`resolution = ${JSON.stringify(resolution)}`)
    expect(vend?.condition).toContain('state = "OUTCOME_UNKNOWN"')
  })

  it('closes what the operator was told, unless somebody has, or it is over', () => {
    const closed = itemOf(decide(), 'exception')
    expect(closed?.update).toContain('closedBy = "olga"')
    expect(closed?.condition).toContain('attribute_not_exists(closedAt)')
    expect(itemOf(decide('DISPENSED', { vend: unknown, exception: told }), 'exception')).toBeDefined()
    for (const exception of [null, { ...told, closedAt: AT }]) {
      expect(itemOf(decide('DISPENSED', { vend: unknown, exception }), 'exception')).toBeUndefined()
    }
  })

  it('answers the same decision twice, and refuses another one', () => {
    const resolution = { outcome: 'DISPENSED', reason: 'x', by: 'olga', at: AT } as const
    const vend = vendRecordOf({ state: 'COMPLETED', resolution })
    expect(decide('DISPENSED', { vend })).toEqual({ kind: 'done', value: vend })
    expect(codeOf(decide('NOT_DISPENSED', { vend }))).toBe('VEND_STATE')
  })

  it.each(VEND_STATES.filter((state) => state !== 'OUTCOME_UNKNOWN'))('refuses a vend that is %s', (state) => {
    const decision = decide('DISPENSED', { vend: vendRecordOf({ state }) })
    expect([codeOf(decision), infoOf(decision)]).toEqual(['VEND_STATE', { state }])
  })

  it.each([
    ['one that is not there', null, owner],
    ["another operator's", unknown, stranger],
  ])('refuses %s as NOT_FOUND', (_what, vend, caller) => {
    expect(codeOf(decide('DISPENSED', { vend }, caller))).toBe('NOT_FOUND')
  })

  it('has a test for every error that schema.graphql lists', () => {
    expect(documentedErrors.resolveVend).toEqual(['NOT_FOUND', 'VEND_STATE'])
  })
})
