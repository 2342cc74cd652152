import { describe, expect, it } from 'vitest'
import { codeOf, writtenBy } from '../../test/decision.ts'
import { AT, callOf, driver, owner, stranger } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import type { AlertRecord } from './alert.ts'
import { acknowledgeAlert, resolveAlert } from './handle.ts'

const alertOf = (more: Partial<AlertRecord> = {}): AlertRecord => ({
  ...{ machineId: 'm1', alertId: 'JAM-A1', operatorId: 'acme', rule: 'JAM', part: 'A1', severity: 'WARNING' },
  ...{ state: 'OPEN', openedAt: AT, changedAt: AT, seen: '7' },
  ...more,
})

const input = { machineId: 'm1', alertId: 'JAM-A1' }

describe.each([
  ['acknowledgeAlert', acknowledgeAlert],
  ['resolveAlert', resolveAlert],
])('%s', (name, command) => {
  it.each([
    ['an alert that is not there', null, owner],
    ["another operator's alert", alertOf(), stranger],
  ])('refuses %s as NOT_FOUND', (_what, alert, caller) => {
    expect(codeOf(command.decide(callOf(caller, input), { alert }))).toBe('NOT_FOUND')
  })

  it('changes nothing of an alert that is closed', () => {
    expect(codeOf(command.decide(callOf(driver, input), { alert: alertOf({ state: 'CLOSED' }) }))).toBe('done')
  })

  it('is written when the alert is still the one that was read', () => {
    const [write] = writtenBy(command.decide(callOf(driver, input), { alert: alertOf() }))
    expect(write?.condition).toContain('seen = "7" AND state = "OPEN"')
  })

  it('has a test for every error that schema.graphql lists', () => {
    expect(documentedErrors[name]).toEqual(['NOT_FOUND'])
  })
})

describe('an alert', () => {
  it('is acknowledged once: who was first stays', () => {
    const alert = alertOf({ acknowledgedAt: AT, acknowledgedBy: 'dora' })
    expect(acknowledgeAlert.decide(callOf(owner, input), { alert })).toEqual({ kind: 'done', value: alert })
  })

  it('that is resolved moves to the closed ones of its operator, and touches nothing else', () => {
    const [write, ...more] = writtenBy(resolveAlert.decide(callOf(driver, input), { alert: alertOf() }))
    expect(more).toEqual([])
    expect(write?.update).toContain(`resolvedBy = "dora"`)
    expect(write?.update).toContain('gsi1pk = "$dispense#operatorId_acme#state_CLOSED"')
  })

  it('of the health rule lets the machine sell again in the same transaction, and its clocks begin anew', () => {
    const cold = alertOf({ alertId: 'COLD_CHAIN', rule: 'COLD_CHAIN', part: '' })
    const [, state, health, ...more] = writtenBy(resolveAlert.decide(callOf(driver, input), { alert: cold }))
    expect(more).toEqual([])
    expect(state?.key).toContain('machineState')
    expect(state?.update).toContain('REMOVE stoppedAt')
    expect(health?.update).toContain('REMOVE coldBreachAt, warmSince, recoverFrom')
  })
})
