import { describe, expect, it } from 'vitest'
import type { MachineDetailFragment } from '../../generated/graphql.ts'
import { differences, settingsOf, updateOf, wrongIn } from './settings.ts'

const machine: MachineDetailFragment = {
  ...{ id: 'm1', code: 'M1', name: 'Lobby', place: 'Hall', timeZone: 'Europe/Berlin', tags: ['north'] },
  ...{ location: { lat: 53.08, lng: 8.81 }, status: 'ONLINE', busy: false, enrolled: true, lastSeenAt: null },
  ...{ silenceSeconds: 300, salesStoppedAt: null, perishable: null, planogramVersion: 4, slots: [] },
  offlineLimit: { amount: 300, currency: 'EUR' },
  tax: { jurisdiction: 'DE', ratePpm: 190_000, inclusive: true, depositTaxed: true },
  ...{ telemetry: null, activeVend: null },
}

const settings = settingsOf(machine)

describe('the settings of a machine', () => {
  it('that nobody has changed are right, and change nothing', () => {
    expect(wrongIn(settings, machine)).toEqual([])
    expect(differences(machine, settings)).toEqual([])
    expect(updateOf(machine, settings)).toEqual({ machineId: 'm1' })
  })

  it('send what was changed and leave the rest, the other parts of the tax rule among it', () => {
    const next = { ...settings, tax: '8,875', silence: '10', tags: ['north', 'school'], lng: '-8.5' }
    expect(updateOf(machine, next)).toEqual({
      machineId: 'm1',
      location: { lat: 53.08, lng: -8.5 },
      tags: ['north', 'school'],
      tax: { jurisdiction: 'DE', ratePpm: 88_750, inclusive: true, depositTaxed: true },
      silenceSeconds: 600,
    })
    expect(differences(machine, next).map(([label]) => label)).toEqual(['Coordinates', 'Tags', 'Tax', 'May be silent'])
  })

  it('keep the amounts of money whole', () => {
    expect(updateOf(machine, { ...settings, offlineLimit: '4.35' })).toMatchObject({
      offlineLimit: { amount: 435, currency: 'EUR' },
    })
  })

  it('make a health rule with the usual times', () => {
    expect(updateOf(machine, { ...settings, perishable: true, maxTemperature: '4.5' }).perishable).toEqual({
      ...{ maxTemperature: 45, warmMinutes: 15, recoverMinutes: 30 },
    })
  })

  it('take a health rule away', () => {
    const cold = { ...machine, perishable: { maxTemperature: 50, warmMinutes: 15, recoverMinutes: 30 } }
    expect(updateOf(cold, { ...settingsOf(cold), perishable: false })).toEqual({ machineId: 'm1', perishable: null })
  })

  it.each([
    [{ name: ' ' }, 'It needs a name.'],
    [{ lat: '91' }, 'The latitude has to be -90 to 90.'],
    [{ lat: '', lng: ' ' }, 'It stays on the map: correct its coordinates.'],
    [{ lng: '' }, 'The longitude has to be -180 to 180.'],
    [{ tax: 'much' }, 'The tax has to be 0 to 100 %.'],
    [{ offlineLimit: '1.234' }, 'The offline limit is no amount in EUR.'],
    [{ silence: '1' }, 'It may be silent for 4 to 1440 minutes.'],
  ])('are refused before they are sent: %j', (wrong, says) => {
    expect(wrongIn({ ...settings, ...wrong }, machine)).toEqual([says])
  })
})
