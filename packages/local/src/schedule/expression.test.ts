import { describe, expect, it } from 'vitest'
import { parseSchedule, ScheduleExpressionError } from './expression.ts'

/** The first `count` times after an instant. */
const times = (expression: string, after: string, { count = 3, timezone = 'UTC', start = after } = {}): string[] => {
  const occurrences = parseSchedule(expression, timezone)
  const found: string[] = []
  let last = Date.parse(after)
  while (found.length < count) {
    const next = occurrences.next(last, Date.parse(start))
    if (next === undefined) break
    found.push(new Date(next).toISOString().replace(':00.000Z', 'Z'))
    last = next
  }
  return found
}

describe('a rate', () => {
  it('begins with its start and goes on evenly', () => {
    expect(times('rate(5 minutes)', '2026-01-01T00:00Z', { start: '2026-01-01T00:02Z' })).toEqual([
      '2026-01-01T00:02Z',
      '2026-01-01T00:07Z',
      '2026-01-01T00:12Z',
    ])
  })

  it('keeps its beat after a pause', () => {
    expect(times('rate(1 hour)', '2026-01-01T09:20Z', { start: '2026-01-01T00:15Z', count: 1 })).toEqual([
      '2026-01-01T10:15Z',
    ])
  })

  it('takes a day for 24 hours, whatever the clocks do', () => {
    const zone = { timezone: 'Europe/Berlin', start: '2026-03-28T10:00Z', count: 2 }
    expect(times('rate(1 day)', '2026-03-28T10:00Z', zone)).toEqual(['2026-03-29T10:00Z', '2026-03-30T10:00Z'])
  })
})

describe('a cron expression', () => {
  it('counts the days of the week from Sunday, 1', () => {
    expect(times('cron(15 10 ? * 2 *)', '2026-01-01T00:00Z', { count: 2 })).toEqual([
      '2026-01-05T10:15Z',
      '2026-01-12T10:15Z',
    ])
    expect(times('cron(0 18 ? * MON-FRI *)', '2026-01-02T00:00Z', { count: 2 })).toEqual([
      '2026-01-02T18:00Z',
      '2026-01-05T18:00Z',
    ])
  })

  it('takes steps, lists and years', () => {
    expect(times('cron(0/20 8,17 1 * ? 2027)', '2026-01-01T00:00Z', { count: 4 })).toEqual([
      '2027-01-01T08:00Z',
      '2027-01-01T08:20Z',
      '2027-01-01T08:40Z',
      '2027-01-01T17:00Z',
    ])
  })

  it.each([
    ['the last day of the month', 'cron(0 5 L * ? *)', ['2026-01-31T05:00Z', '2026-02-28T05:00Z']],
    ['the last Friday of the month', 'cron(0 5 ? * 6L *)', ['2026-01-30T05:00Z', '2026-02-27T05:00Z']],
    ['the last day of the week', 'cron(0 5 ? * L *)', ['2026-01-03T05:00Z', '2026-01-10T05:00Z']],
    ['the second Tuesday', 'cron(0 5 ? * 3#2 *)', ['2026-01-13T05:00Z', '2026-02-10T05:00Z']],
    ['the weekday nearest to the 15th', 'cron(0 5 15W * ? *)', ['2026-01-15T05:00Z', '2026-02-16T05:00Z']],
  ])('knows %s', (_what, expression, expected) => {
    expect(times(expression, '2026-01-01T00:00Z', { count: 2 })).toEqual(expected)
  })

  it('is on the wall clock of its time zone', () => {
    expect(times('cron(0 8 * * ? *)', '2026-03-28T00:00Z', { timezone: 'Europe/Berlin', count: 2 })).toEqual([
      '2026-03-28T07:00Z',
      '2026-03-29T06:00Z',
    ])
  })

  it('skips a time that spring skips', () => {
    expect(times('cron(30 2 * * ? *)', '2026-03-28T00:00Z', { timezone: 'Europe/Berlin', count: 2 })).toEqual([
      '2026-03-28T01:30Z',
      '2026-03-30T00:30Z',
    ])
  })

  it('runs once at a time that autumn repeats', () => {
    const zone = { timezone: 'Europe/Berlin', count: 4 }
    expect(times('cron(0/30 1-2 * * ? *)', '2026-10-24T23:20Z', zone)).toEqual([
      '2026-10-24T23:30Z',
      '2026-10-25T00:00Z',
      '2026-10-25T00:30Z',
      '2026-10-26T00:00Z',
    ])
  })
})

describe('one time', () => {
  it('is on the wall clock of its time zone, in summer and in winter', () => {
    const zone = { timezone: 'America/New_York' }
    expect(times('at(2026-07-01T12:00:00)', '2026-01-01T00:00Z', zone)).toEqual(['2026-07-01T16:00Z'])
    expect(times('at(2026-12-01T12:00:00)', '2026-01-01T00:00Z', zone)).toEqual(['2026-12-01T17:00Z'])
    // In the night of the change: 03:30 is summer time already.
    expect(times('at(2026-03-08T03:30:00)', '2026-01-01T00:00Z', zone)).toEqual(['2026-03-08T07:30Z'])
  })

  it('never comes again', () => {
    expect(times('at(2025-07-01T12:00:00)', '2026-01-01T00:00Z')).toEqual([])
  })
})

it.each([
  ['every day', 'none of rate'],
  ['rate(0 minutes)', 'no rate'],
  ['rate(5 seconds)', 'no rate'],
  ['cron(0 8 * * *)', 'six fields'],
  ['cron(0 8 * * * *)', 'exactly one'],
  ['cron(0 8 ? * ? *)', 'exactly one'],
  ['cron(61 8 * * ? *)', '61'],
  ['at(tomorrow)', 'no time'],
])('refuses the expression %s', (expression, reason) => {
  expect(() => parseSchedule(expression, 'UTC')).toThrow(ScheduleExpressionError)
  expect(() => parseSchedule(expression, 'UTC')).toThrow(reason)
})

it('refuses a time zone that does not exist', () => {
  expect(() => parseSchedule('rate(1 day)', 'Europe/Atlantis')).toThrow('Europe/Atlantis')
})
