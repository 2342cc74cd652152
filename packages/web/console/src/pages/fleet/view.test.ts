import { describe, expect, it } from 'vitest'
import type { AlertPartsFragment, FleetMachineFragment } from '../../generated/graphql.ts'
import { askedFor, choicesOf, type FleetFilter, filterRows, partWords, rowsOf } from './view.ts'

const slot = { code: 'A1', stock: 4, soldOut: false, enabled: true, jammed: false, parLevel: 8, level: 'OK' } as const

const machine = (id: string, more: Partial<FleetMachineFragment> = {}): FleetMachineFragment => ({
  ...{ id, code: id.toUpperCase(), name: `Machine ${id}`, place: 'Hall', location: null, tags: [], status: 'ONLINE' },
  ...{ busy: false, enrolled: true, lastSeenAt: null, salesStoppedAt: null, slots: [slot] },
  ...more,
})

const alert = (machineId: string, severity: AlertPartsFragment['severity']) =>
  ({ id: `${machineId}-${severity}`, machineId, severity }) as AlertPartsFragment

const sums = (amount: number) => ({
  ...{ vends: 1, failed: 0 },
  total: { amount, currency: 'EUR' },
  refunded: { amount: 0, currency: 'EUR' },
})

const ALL: FleetFilter = { q: '', state: '', place: '', tag: '', sort: 'name' }

const rows = rowsOf(
  [
    machine('m10', { tags: ['north'] }),
    machine('m2', { status: 'OFFLINE', place: 'Rink', slots: [{ ...slot, stock: 0, level: 'EMPTY' }] }),
    machine('m3', { slots: [slot, { ...slot, code: 'A2', stock: 1, level: 'LOW' }] }),
    machine('m4', { salesStoppedAt: '2026-11-27T10:00:00Z', busy: true }),
    machine('m5', { status: 'OUT_OF_SERVICE', salesStoppedAt: '2026-11-27T10:00:00Z' }),
  ],
  [alert('m3', 'INFO'), alert('m2', 'WARNING'), alert('m2', 'CRITICAL')],
  [{ key: 'm3', sums: sums(500) }],
)

const ids = (filter: Partial<FleetFilter>) => filterRows(rows, { ...ALL, ...filter }).map((row) => row.machine.id)

describe('the fleet', () => {
  it('says of each machine what keeps it most from selling', () => {
    expect(rows.map(({ condition }) => condition)).toEqual([
      'SELLING',
      'OFFLINE',
      'NEEDS_REFILL',
      'STOPPED',
      'OUT_OF_SERVICE',
    ])
  })

  it('adds up stock and par level, and shows the worst alert', () => {
    expect(rows[2]).toMatchObject({ stock: 5, par: 16, alerts: 1, worst: 'INFO', sums: { vends: 1 } })
    expect(rows[1]).toMatchObject({ alerts: 2, worst: 'CRITICAL' })
  })

  it('is searched by every word in name, place, code and tags', () => {
    expect([ids({ q: 'rink' }), ids({ q: 'NORTH m10' }), ids({ q: 'north rink' })]).toEqual([['m2'], ['m10'], []])
  })

  it('is filtered by condition, alerts, place and tag together', () => {
    expect(ids({ state: 'OFFLINE' })).toEqual(['m2'])
    expect(ids({ state: 'ALERTS', place: 'Hall' })).toEqual(['m3'])
    expect(ids({ tag: 'north' })).toEqual(['m10'])
  })

  it.each([
    ['name', ['m2', 'm3', 'm4', 'm5', 'm10']],
    ['stock', ['m2', 'm3', 'm4', 'm5', 'm10']],
    ['sales', ['m3', 'm2', 'm4', 'm5', 'm10']],
    ['alerts', ['m2', 'm3', 'm4', 'm5', 'm10']],
    ['nonsense', ['m2', 'm3', 'm4', 'm5', 'm10']],
  ])('is ordered by %s', (sort, order) => {
    expect(ids({ sort })).toEqual(order)
  })

  it('says that its order is of a part, until all machines are there', () => {
    expect(partWords(50, { loading: true, isHeld: false })).toMatch(/^50 machines .* more are on their way/)
    expect(partWords(2000, { loading: false, isHeld: true })).toMatch(/^2000 machines .* there are more/)
    expect(partWords(7, { loading: false, isHeld: false })).toBe('')
  })

  it('offers what there is to choose from', () => {
    const machines = rows.map((row) => row.machine)
    expect(choicesOf(machines, ALL)).toMatchObject({ places: ['Hall', 'Rink'], tags: ['north'] })
    expect(choicesOf(machines, { place: 'Attic', tag: 'south' })).toMatchObject({
      ...{ places: ['Attic', 'Hall', 'Rink'], tags: ['north', 'south'] },
    })
  })

  it.each([
    [{}, undefined],
    [{ q: '  ', sort: 'stock' }, undefined],
    [{ state: 'ALERTS' }, { openAlerts: true }],
    [
      { q: ' rink ', state: 'OFFLINE' },
      { text: 'rink', conditions: ['OFFLINE'] },
    ],
    [
      { place: 'Hall', tag: 'north', state: 'nonsense' },
      { place: 'Hall', tag: 'north' },
    ],
  ])('is asked of the API for %j', (filter, asked) => {
    expect(askedFor({ ...ALL, ...filter })).toEqual(asked)
  })
})
