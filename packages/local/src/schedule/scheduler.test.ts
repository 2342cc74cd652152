import { describe, expect, it } from 'vitest'
import { ManualClock } from '../clock.ts'
import type { SchedulePlan } from '../config/plan.ts'
import { type DeliveryFailure, Scheduler } from './scheduler.ts'

const START = Date.parse('2026-01-01T08:00:00Z')
const MINUTE = 60_000

/** A scheduler of one schedule on a clock of the test; `refuse` says how often Lambda refuses. */
const run = (given: Partial<SchedulePlan>, refuse = 0) => {
  const clock = new ManualClock(START)
  const accepted: { time: string; payload: string }[] = []
  const discarded: DeliveryFailure[] = []
  let refusals = 0
  const schedule: SchedulePlan = {
    name: 'Sweep',
    arn: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/app-local-SweepSchedule',
    expression: 'rate(5 minutes)',
    timezone: 'UTC',
    enabled: true,
    functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:sweep',
    input: '{}',
    maximumRetryAttempts: 0,
    maximumEventAgeInSeconds: 86_400,
    ...given,
  }
  const scheduler = new Scheduler({
    schedules: [schedule],
    clock,
    accept: async (_arn, payload) => {
      if (refusals++ < refuse) throw new Error('Rate Exceeded.')
      accepted.push({ time: new Date(clock.now()).toISOString().slice(11, 19), payload })
    },
    discard: (_schedule, _payload, failure) => discarded.push(failure),
  })
  scheduler.start()
  return { clock, accepted, discarded, scheduler, times: () => accepted.map(({ time }) => time) }
}

describe('a schedule', () => {
  it('runs at its times', async () => {
    const { clock, times } = run({})
    await clock.advance(11 * MINUTE)
    expect(times()).toEqual(['08:00:00', '08:05:00', '08:10:00'])
  })

  it('does not run while it is disabled', async () => {
    const { clock, times } = run({ enabled: false })
    await clock.advance(60 * MINUTE)
    expect(times()).toEqual([])
  })

  it('runs from its start to its end', async () => {
    const { clock, times } = run({ startDate: START + 2 * MINUTE, endDate: START + 12 * MINUTE })
    await clock.advance(60 * MINUTE)
    expect(times()).toEqual(['08:02:00', '08:07:00', '08:12:00'])
  })

  it('runs no more once it is stopped', async () => {
    const { clock, times, scheduler } = run({})
    await clock.advance(MINUTE)
    scheduler.stop()
    await clock.advance(60 * MINUTE)
    expect(times()).toEqual(['08:00:00'])
  })

  it('hands its input on with the keywords replaced', async () => {
    const keywords = ['schedule-arn', 'scheduled-time', 'execution-id', 'attempt-number']
    const input = JSON.stringify(keywords.map((keyword) => `<aws.scheduler.${keyword}>`))
    const { clock, accepted } = run({ expression: 'cron(30 8 * * ? *)', input })
    await clock.advance(60 * MINUTE)
    expect(JSON.parse(accepted[0]?.payload ?? '')).toEqual([
      'arn:aws:scheduler:us-east-1:000000000000:schedule/default/app-local-SweepSchedule',
      '2026-01-01T08:30:00Z',
      expect.stringMatching(/^[0-9a-f]{16}$/),
      '1',
    ])
  })
})

describe('an event that Lambda refuses', () => {
  it('is tried again with growing pauses', async () => {
    const { clock, times, discarded } = run({ expression: 'rate(1 day)', maximumRetryAttempts: 3 }, 3)
    await clock.advance(10 * MINUTE)
    expect(times()).toEqual(['08:00:07'])
    expect(discarded).toEqual([])
  })

  it('is given up after the last attempt, with the reason', async () => {
    const { clock, times, discarded } = run({ expression: 'rate(1 day)', maximumRetryAttempts: 2 }, 3)
    await clock.advance(10 * MINUTE)
    expect(times()).toEqual([])
    expect(discarded).toMatchObject([{ attempts: 3, exhausted: 'MaximumRetryAttempts' }])
  })

  it('is given up when it grows too old', async () => {
    const { clock, discarded } = run(
      { expression: 'rate(1 day)', maximumRetryAttempts: 185, maximumEventAgeInSeconds: 60 },
      100,
    )
    await clock.advance(10 * MINUTE)
    expect(discarded).toMatchObject([{ attempts: 6, exhausted: 'MaximumEventAgeInSeconds' }])
  })
})
