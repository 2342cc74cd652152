import { describe, expect, it } from 'vitest'
import type { MachineLogQuery } from '../../generated/graphql.ts'
import { logOf } from './log.ts'

const at = (minute: number) => `2026-11-27T10:${String(minute).padStart(2, '0')}:00Z`

const page = <Item>(...items: Item[]) => ({ items, nextToken: null })

const command = { sequence: 3, kind: 'SET_PRICE', slot: 'A1', price: { amount: 199, currency: 'EUR' } } as const

const closed: MachineLogQuery['alerts']['items'][number] = {
  ...{ id: 'al1', machineId: 'm1', rule: 'JAM', part: 'B2', severity: 'WARNING', state: 'CLOSED', openedAt: at(1) },
  ...{ closedAt: at(20), acknowledgedAt: null, acknowledgedBy: null, resolvedBy: 'olga', changedAt: at(20) },
}

const answer: MachineLogQuery = {
  machine: {
    id: 'm1',
    restocks: page({
      ...{ id: 'r1', createdAt: at(5), by: 'driver' },
      slots: [
        { code: 'A1', added: 4, jamCleared: false },
        { code: 'A2', added: -1, jamCleared: true },
        { code: 'A3', added: 0, jamCleared: true },
      ],
    }),
    commands: page({ ...command, state: 'FAILED', message: 'no such tray', sentAt: at(30) }),
    exceptions: page(),
  },
  alerts: page(closed, { ...closed, id: 'al2', closedAt: null }),
}

describe('the service log', () => {
  it('tells visits, commands and alerts that ended, newest first', () => {
    expect(logOf(answer)).toEqual([
      {
        ...{ id: 'command 3', at: at(30), kind: 'Command', by: '' },
        what: expect.stringContaining('Set the price of A1 to'),
      },
      { id: 'al1', at: at(20), kind: 'Alert', what: 'No more: Column B2 is stuck', by: 'olga' },
      {
        ...{ id: 'r1', at: at(5), kind: 'Restock', by: 'driver' },
        what: '3 units: A1 +4, A2 -1, A2 jam cleared, A3 jam cleared',
      },
    ])
    expect(logOf(answer)[0]?.what).toContain('(the machine could not: no such tray)')
  })

  it('is empty where nothing is known', () => {
    expect(logOf({ machine: null, alerts: page() })).toEqual([])
  })
})
