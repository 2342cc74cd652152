import { describe, expect, it } from 'vitest'
import { codeOf, infoOf, writtenBy } from '../../test/decision.ts'
import {
  AT,
  callOf,
  customer,
  driver,
  otherCustomer,
  owner,
  stranger,
  vendRecordOf,
  viewer,
} from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import { cancelVend } from './cancel.ts'
import { VEND_STATES } from './vend.ts'

const waiting = vendRecordOf({ state: 'AUTHORIZED' })

const decide = (
  vend: typeof waiting | null = waiting,
  caller: Parameters<typeof cancelVend.decide>[0]['caller'] = customer,
) => cancelVend.decide(callOf(caller, { vendId: 'v1' }), { vend })

describe('cancelVend', () => {
  it.each([
    ['the customer who bought', customer],
    ["the operator's owner", owner],
  ])('is for %s', (_who, caller) => {
    expect(codeOf(decide(waiting, caller))).toBe('write')
  })

  it.each([
    ['another customer', otherCustomer],
    ["the operator's route driver", driver],
    ["the operator's viewer", viewer],
    ["another operator's owner", stranger],
  ])('does not exist for %s', (_who, caller) => {
    const decision = decide(waiting, caller)
    expect([codeOf(decision), infoOf(decision)]).toEqual(['NOT_FOUND', { vendId: 'v1' }])
  })

  it('refuses an unknown vend as one that is not yours: the same error', () => {
    expect([codeOf(decide(null)), infoOf(decide(null))]).toEqual(['NOT_FOUND', { vendId: 'v1' }])
  })

  it.each(VEND_STATES.filter((state) => !['PENDING', 'AUTHORIZED', 'CANCELLED'].includes(state)))(
    'refuses a vend that is %s',
    (state) => {
      const decision = decide(vendRecordOf({ state }))
      expect([codeOf(decision), infoOf(decision)]).toEqual(['VEND_STATE', { state }])
    },
  )

  it('answers the same when it comes twice', () => {
    const cancelled = vendRecordOf({ state: 'CANCELLED' })
    expect(decide(cancelled)).toEqual({ kind: 'done', value: cancelled })
  })

  it('has a test for every error that schema.graphql lists', () => {
    expect(documentedErrors.cancelVend).toEqual(['NOT_FOUND', 'VEND_STATE'])
  })

  it('gives back the unit and the money, and frees the machine, only from the state that was read', () => {
    const [vend, state, wallet, ...more] = writtenBy(decide())
    expect(more).toEqual([])
    expect(vend?.update).toContain('SET state = "CANCELLED", sequence = 41, unconfirmed = false')
    expect(vend?.condition).toContain('state = "AUTHORIZED" AND sequence = 41')
    expect(state?.key).toBe('$dispense#machineId_m1 $page#machineState_1')
    expect(state?.update).toContain('stock.A1 = (if_not_exists(stock.A1, 0) - -1)')
    expect(state?.update).toContain('REMOVE activeVendId')
    expect(state?.update).not.toContain('reportSequence')
    expect(state?.condition).toContain('activeVendId = "v1"')
    expect(wallet?.key).toBe('$dispense#operatorId_acme#customerId_ada $wallet_1')
    expect(wallet?.update).toContain('ADD balance 225')
  })

  it('touches the wallet of the customer who bought when the owner cancels', () => {
    expect(writtenBy(decide(waiting, owner))[2]?.key).toContain('#customerId_ada ')
  })

  it('touches no wallet when a guest bought', () => {
    const { customerId: _, ...guests } = waiting
    expect(writtenBy(decide(guests, owner)).map(({ key }) => key)).toEqual([
      '$dispense#vendId_v1 $vend_1',
      '$dispense#machineId_m1 $page#machineState_1',
    ])
  })

  it('answers with the vend as it is then', () => {
    expect(decide()).toMatchObject({ value: { ...waiting, state: 'CANCELLED', updatedAt: AT } })
  })
})
