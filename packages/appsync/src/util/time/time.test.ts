import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { time } from './index.ts'

/** 2018-02-06 19:01:35.749 UTC, the instant of AppSync's own examples. */
const instant = 1517943695749

describe('formatting', () => {
  const cases: [pattern: string, zone: string, text: string][] = [
    ['yyyy-MM-dd HH:mm:ssZ', 'UTC', '2018-02-06 19:01:35+0000'],
    ['yyyy-MM-dd HH:mm:ssZ', 'Australia/Perth', '2018-02-07 03:01:35+0800'],
    ['yy-M-d H:m:s', 'UTC', '18-2-6 19:1:35'],
    ['EEEE, d MMMM uuuu', 'UTC', 'Tuesday, 6 February 2018'],
    ['EEE dd MMM yyyy G', 'UTC', 'Tue 06 Feb 2018 AD'],
    ['hh:mm a', 'UTC', '07:01 PM'],
    ['h B', 'UTC', '7 in the evening'],
    ['h B', 'Australia/Perth', '3 at night'],
    ['K k', 'UTC', '7 19'],
    ['SSS SSSSSS n', 'UTC', '749 749000 749000000'],
    ['A N', 'UTC', '68495749 68495749000000'],
    ['D Q QQQ QQQQ', 'UTC', '37 1 Q1 1st quarter'],
    ['X XXX x xxx O', 'UTC', 'Z Z +00 +00:00 GMT'],
    ['X XX XXX O OOOO', 'Asia/Kolkata', '+0530 +0530 +05:30 GMT+5:30 GMT+05:30'],
    ['VV', 'Europe/Berlin', 'Europe/Berlin'],
    ['z zzzz', 'America/Los_Angeles', 'PST Pacific Standard Time'],
    ["YYYY-'W'ww-e eee cccc", 'UTC', '2018-W06-3 Tue Tuesday'],
    ['W F', 'UTC', '2 1'],
    ['ppH:mm pppd', 'Australia/Perth', ' 3:01   7'],
    ["yyyy'T'HH 'o''clock' ''", 'UTC', "2018T19 o'clock '"],
  ]
  it.each(cases)('%s in %s', (pattern, zone, text) => {
    expect(time.epochMilliSecondsToFormatted(instant, pattern, zone)).toBe(text)
  })

  it.each([
    ['2024-12-28', '2024 52 4 4'],
    ['2024-12-29', '2025 1 5 5'],
    ['2025-01-04', '2025 1 1 1'],
    ['2025-01-05', '2025 2 2 1'],
  ])('weeks begin on Sunday and the first holds 1 January: %s', (date, text) => {
    expect(time.epochMilliSecondsToFormatted(Date.parse(date), 'Y w W F')).toBe(text)
  })

  it('refuses to pad what is too long, and a padding of nothing', () => {
    expect(() => time.epochMilliSecondsToFormatted(instant, 'pyyyy')).toThrow('longer')
    expect(() => time.epochMilliSecondsToFormatted(instant, "pp'T'")).toThrow('pads no letter')
  })

  it('refuses a letter that is not known, a quote that does not end and a zone that does not exist', () => {
    expect(() => time.epochMilliSecondsToFormatted(0, 'yyyy j')).toThrow("'j'")
    expect(() => time.epochMilliSecondsToFormatted(0, "yyyy 'T")).toThrow('quote')
    expect(() => time.epochMilliSecondsToFormatted(0, 'yyyy', 'Mars/Base')).toThrow(RangeError)
  })

  it('of now is of now', () => {
    expect(
      Math.abs(
        time.parseFormattedToEpochMilliSeconds(
          time.nowFormatted('yyyy-MM-dd HH:mm:ss.SSSX'),
          'yyyy-MM-dd HH:mm:ss.SSSX',
        ) - Date.now(),
      ),
    ).toBeLessThan(1000)
    expect(Date.parse(time.nowISO8601())).toBeGreaterThan(instant)
    expect(time.nowEpochSeconds()).toBe(Math.floor(time.nowEpochMilliSeconds() / 1000))
  })
})

describe('parsing', () => {
  const cases: [text: string, pattern: string, zone: string | undefined, iso: string][] = [
    ['2018-02-06 19:01:35+0000', 'yyyy-MM-dd HH:mm:ssZ', undefined, '2018-02-06T19:01:35.000Z'],
    ['2018-02-07 03:01:35', 'yyyy-MM-dd HH:mm:ss', 'Australia/Perth', '2018-02-06T19:01:35.000Z'],
    ['6 Feb 2018 07:01 PM', 'd MMM yyyy hh:mm a', 'UTC', '2018-02-06T19:01:00.000Z'],
    ['2018-07-01 12:00', 'yyyy-MM-dd HH:mm', 'Europe/Berlin', '2018-07-01T10:00:00.000Z'],
    ['2018-02-06', 'yyyy-MM-dd[ HH:mm]', 'UTC', '2018-02-06T00:00:00.000Z'],
    ['2018-02-06 08:30', 'yyyy-MM-dd[ HH:mm]', 'UTC', '2018-02-06T08:30:00.000Z'],
    ['2018-W06-3', "YYYY-'W'ww-e", 'UTC', '2018-02-06T00:00:00.000Z'],
    ['2025 W01 Sun', "YYYY 'W'ww EEE", 'UTC', '2024-12-29T00:00:00.000Z'],
    ['2018-02 2 Tue', 'yyyy-MM W EEE', 'UTC', '2018-02-06T00:00:00.000Z'],
    ['2018-02 1 Tuesday', 'yyyy-MM F cccc', 'UTC', '2018-02-06T00:00:00.000Z'],
    ['2018-02- 6  3:01', 'yyyy-MM-ppd ppH:mm', 'UTC', '2018-02-06T03:01:00.000Z'],
    ['2018 37', 'yyyy D', 'UTC', '2018-02-06T00:00:00.000Z'],
  ]
  it.each(cases)('%s as %s', (text, pattern, zone, iso) => {
    const read = zone
      ? time.parseFormattedToEpochMilliSeconds(text, pattern, zone)
      : time.parseFormattedToEpochMilliSeconds(text, pattern)
    expect(new Date(read).toISOString()).toBe(iso)
  })

  it('refuses another form, a day that does not exist, and a time without a zone', () => {
    expect(() => time.parseFormattedToEpochMilliSeconds('6.2.2018', 'yyyy-MM-dd', 'UTC')).toThrow('does not have')
    expect(() => time.parseFormattedToEpochMilliSeconds('2018-02-30', 'yyyy-MM-dd', 'UTC')).toThrow('no such day')
    expect(() => time.parseFormattedToEpochMilliSeconds('2018-02-06', 'yyyy-MM-dd')).toThrow('time zone')
  })

  it('reads back what was formatted, in any zone', () => {
    const pattern = 'uuuu-MM-dd HH:mm:ss.SSSXXX'
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), zone, (milliseconds, timeZone) => {
        const text = time.epochMilliSecondsToFormatted(milliseconds, pattern, timeZone)
        expect(time.parseFormattedToEpochMilliSeconds(text, pattern)).toBe(milliseconds)
      }),
    )
  })

  it('reads back the day of any week', () => {
    const date = fc.integer({ min: 0, max: 40_000 }).map((days) => days * 86_400_000)
    fc.assert(
      fc.property(date, fc.constantFrom('YYYY w e', 'yyyy M W EEE', 'yyyy M F eeee'), (milliseconds, pattern) => {
        const text = time.epochMilliSecondsToFormatted(milliseconds, pattern)
        expect(time.parseFormattedToEpochMilliSeconds(text, pattern, 'UTC')).toBe(milliseconds)
      }),
    )
  })

  it('of ISO 8601 wants an offset', () => {
    expect(time.parseISO8601ToEpochMilliSeconds('2018-02-01T17:21:05.180+08:00')).toBe(1517476865180)
    expect(() => time.parseISO8601ToEpochMilliSeconds('2018-02-01T17:21:05')).toThrow('offset')
    expect(() => time.parseISO8601ToEpochMilliSeconds('yesterday')).toThrow(RangeError)
  })
})

describe('converting', () => {
  it('goes from milliseconds to seconds and to ISO 8601', () => {
    expect(time.epochMilliSecondsToSeconds(1517943695749)).toBe(1517943695)
    expect(time.epochMilliSecondsToISO8601(1517943695749)).toBe('2018-02-06T19:01:35.749Z')
  })
})
