import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ManualClock } from '../clock.ts'
import { type Cloud, startCloud } from '../cloud.ts'
import { makePlan } from '../config/make-plan.ts'
import { configuration, type TemporaryApp, temporaryApp } from '../testing/app.ts'
import { until } from '../testing/until.ts'

const SWEEP = `
export const handler = async (event) => {
  if (event.fail) throw new Error('no broom')
  console.log('swept ' + JSON.stringify(event))
  return 'clean'
}
`

let app: TemporaryApp
let cloud: Cloud
const clock = new ManualClock()
const swept: string[] = []

beforeAll(async () => {
  const config = configuration(`
    new sst.aws.CronV2('Sweep', {
      schedule: 'rate(5 minutes)',
      event: { at: '<aws.scheduler.scheduled-time>' },
      function: 'src/sweep.handler',
    })
    const fn = new sst.aws.Function('Broom', { handler: 'src/sweep.handler' })
    new sst.aws.CronV2('Nightly', { schedule: 'cron(0 3 * * ? *)', timezone: 'Europe/Berlin', function: fn.arn, event: { fail: true } })
    new sst.aws.CronV2('Plain', { schedule: 'rate(1 day)', enabled: false, job: fn })`)
  app = await temporaryApp({ 'sst.config.ts': config, 'src/sweep.js': SWEEP })
  cloud = await startCloud({
    root: app.root,
    clock,
    log: (event) => {
      const [, input] = event.type === 'function' ? (/swept (.*)/.exec(event.line.line) ?? []) : []
      if (input) swept.push(input)
    },
  })
}, 60_000)

afterAll(async () => {
  await cloud?.stop()
  await app.remove()
})

describe('the schedules of a configuration', () => {
  it('invoke their functions with their input, at once and then by the clock', async () => {
    const start = clock.now()
    const second = (time: number) => new Date(time).toISOString().replace(/\.\d+Z/, 'Z')
    await clock.advance(5 * 60_000)
    await until(() => swept.length === 2)
    expect(swept.map((input) => JSON.parse(input)).toSorted((a, b) => a.at.localeCompare(b.at))).toEqual([
      { at: second(start) },
      { at: second(start + 5 * 60_000) },
    ])
  })

  it('can be triggered, disabled ones too, and tell what came of it', async () => {
    expect(await cloud.trigger('Plain')).toMatchObject({ result: 'clean', log: expect.stringContaining('swept {}') })
    expect(await cloud.trigger('Nightly')).toMatchObject({ error: { errorMessage: 'no broom' } })
  })

  it('name those that are there when one is asked for that is not', () => {
    expect(() => cloud.trigger('Daily')).toThrow(
      'No schedule is named Daily: the configuration has Sweep, Nightly, Plain',
    )
  })
})

describe('the plan of a schedule', () => {
  const planned = async (args: string) => {
    await app.write('other.config.ts', configuration(`new sst.aws.CronV2('Sweep', ${args})`))
    return makePlan({ config: join(app.root, 'other.config.ts') })
  }

  it('has what SST hands to EventBridge Scheduler, with its defaults', async () => {
    const { schedules, functions } = await planned(`{ schedule: 'rate(1 minute)', function: 'a.b' }`)
    expect(functions.map(({ name }) => name)).toEqual(['SweepHandler'])
    expect(schedules).toEqual([
      {
        name: 'Sweep',
        arn: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/app-local-SweepSchedule',
        expression: 'rate(1 minute)',
        timezone: 'UTC',
        enabled: true,
        functionArn: functions[0]?.arn,
        input: '{}',
        maximumRetryAttempts: 0,
        maximumEventAgeInSeconds: 86_400,
      },
    ])
  })

  it('follows transform.schedule', async () => {
    const { schedules } = await planned(`{
      schedule: 'rate(1 minute)', function: 'a.b', retries: 3,
      transform: { schedule: (args) => {
        args.startDate = '2027-01-01T00:00:00Z'
        args.target.retryPolicy.maximumEventAgeInSeconds = 60
      } },
    }`)
    const startDate = Date.parse('2027-01-01T00:00:00Z')
    expect(schedules).toMatchObject([{ startDate, maximumRetryAttempts: 3, maximumEventAgeInSeconds: 60 }])
  })

  it.each([
    [
      'a task',
      `{ schedule: 'rate(1 day)', task: {} }`,
      /:4: .*"task" of sst\.aws\.CronV2 "Sweep"\. Supported there: .*timezone/,
    ],
    ['no function', `{ schedule: 'rate(1 day)' }`, /:4: .*needs the option "function"/],
    ['two functions', `{ schedule: 'rate(1 day)', function: 'a.b', job: 'a.b' }`, /:4: .*both `job` and `function`/],
    ['an expression that is none', `{ schedule: 'daily', function: 'a.b' }`, /:4: .*"Sweep": "daily" is none of/],
    [
      'an unknown time zone',
      `{ schedule: 'rate(1 day)', timezone: 'Mars', function: 'a.b' }`,
      /"Mars" is no time zone/,
    ],
  ])('refuses %s', async (_what, args, message) => {
    await expect(planned(args)).rejects.toThrow(message)
  })
})
