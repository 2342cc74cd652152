import type { AlertRecord } from '@dispense/core'
import { describe, expect, it } from 'vitest'
import { after } from '../resolvers/Subscription/onMachineCommand.ts'
import { eventsOfAlert } from './events.ts'

const CHANGED = '2026-03-01T12:00:00.000Z'
const LATER = '2026-03-01T12:30:00.000Z'

const alertOf = (more: Partial<AlertRecord> = {}): AlertRecord => ({
  ...{ machineId: 'm1', alertId: 'OFFLINE', operatorId: 'acme', rule: 'OFFLINE', part: '', severity: 'CRITICAL' },
  ...{ state: 'OPEN', openedAt: CHANGED, changedAt: CHANGED, seen: '1', ...more },
})

const told = (more?: Partial<AlertRecord>) => eventsOfAlert(alertOf(more)).map(({ fieldName }) => fieldName)

describe('what is told of an alert', () => {
  it('is the alert, and the machine when that fell silent or is heard again, under the same id', () => {
    for (const state of ['OPEN', 'CLOSED'] as const) {
      const [ofAlert, ofMachine, ...more] = eventsOfAlert(alertOf({ state }))
      expect(ofAlert).toMatchObject({ fieldName: 'onAlert', fields: { rule: 'OFFLINE', state } })
      expect(ofMachine).toMatchObject({
        ...{ fieldName: 'onMachineChanged', id: ofAlert?.id, sequence: Date.parse(CHANGED), payload: null },
        fields: { machineId: 'm1', operatorId: 'acme' },
      })
      expect(more).toEqual([])
    }
  })

  it('is the alert alone when the machine is as it was: somebody goes after it, or has put it right, or it is no silence', () => {
    expect(told({ acknowledgedAt: LATER, acknowledgedBy: 'olga' })).toEqual(['onAlert'])
    expect(told({ state: 'CLOSED', resolvedBy: 'olga' })).toEqual(['onAlert'])
    expect(told({ alertId: 'DOOR_OPEN', rule: 'DOOR_OPEN' })).toEqual(['onAlert'])
    expect(told({ state: 'CLOSED', changedAt: LATER, acknowledgedAt: CHANGED })).toEqual([
      'onAlert',
      'onMachineChanged',
    ])
  })

  it('is told to whoever subscribed in its second, which the stream does not divide, and no later', () => {
    const at = (changedAt: string) => eventsOfAlert(alertOf({ changedAt }))[0]?.at
    expect(at(CHANGED)).toBe(Date.parse('2026-03-01T12:00:00.999Z'))
    expect(at('2026-03-01T12:00:00.400Z')).toBe(Date.parse('2026-03-01T12:00:00.400Z'))
  })
})

describe('what a machine is told that comes back', () => {
  const toldNow = (state: string) =>
    after({
      source: {},
      prev: { result: { vendId: 'v1', machineId: 'm1', fence: 3, price: {}, product: {}, state } },
    } as never)

  it('is the vend that it has to do, and nothing while the payment is asked for: it hears of that when it is authorized', () => {
    expect(toldNow('AUTHORIZED')).toMatchObject({ kind: 'DISPENSE', vend: { id: 'v1', state: 'AUTHORIZED' } })
    expect(toldNow('DISPENSING')).toMatchObject({ kind: 'DISPENSE', vend: { id: 'v1', state: 'DISPENSING' } })
    expect(toldNow('PENDING')).toBeNull()
  })
})
