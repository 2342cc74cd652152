import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTime } from './local-time.ts'

const at = (iso: string, timeZone: string) => {
  const { date, minute } = localTime(Date.parse(iso), timeZone)
  return `${date} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

describe('the local time of a machine', () => {
  it.each([
    ['2026-03-01T12:00:00.000Z', 'UTC', '2026-03-01 12:00'],
    ['2026-03-01T23:59:59.999Z', 'UTC', '2026-03-01 23:59'],
    ['2026-03-01T23:00:00.000Z', 'Europe/Berlin', '2026-03-02 00:00'],
    ['2026-01-01T04:59:00.000Z', 'America/New_York', '2025-12-31 23:59'],
    ['2026-06-30T18:30:00.000Z', 'Asia/Kolkata', '2026-07-01 00:00'],
    ['2026-06-30T11:00:00.000Z', 'Pacific/Kiritimati', '2026-07-01 01:00'],
    ['2026-01-01T00:00:00.000Z', 'Asia/Bangkok', '2026-01-01 07:00'],
  ])('at %s in %s is %s', (iso, timeZone, expected) => {
    expect(at(iso, timeZone)).toBe(expected)
  })

  it('skips an hour in spring', () => {
    expect(at('2026-03-29T00:59:59.999Z', 'Europe/Berlin')).toBe('2026-03-29 01:59')
    expect(at('2026-03-29T01:00:00.000Z', 'Europe/Berlin')).toBe('2026-03-29 03:00')
  })

  it('repeats an hour in autumn', () => {
    expect(at('2026-10-25T00:30:00.000Z', 'Europe/Berlin')).toBe('2026-10-25 02:30')
    expect(at('2026-10-25T01:30:00.000Z', 'Europe/Berlin')).toBe('2026-10-25 02:30')
  })

  it('is the time of UTC in UTC, whenever it is', () => {
    const instant = fc.integer({ min: Date.parse('1970-01-01T00:00:00Z'), max: Date.parse('2200-01-01T00:00:00Z') })
    fc.assert(
      fc.property(instant, (now) => {
        const iso = new Date(now).toISOString()
        expect(at(iso, 'UTC')).toBe(`${iso.slice(0, 10)} ${iso.slice(11, 16)}`)
      }),
    )
  })
})
