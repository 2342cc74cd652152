import * as v from 'valibot'
import { parseSchedule } from '../../schedule/expression.ts'
import { ConfigError, type Place } from '../errors.ts'
import type { SchedulePlan } from '../plan.ts'
import { app, claimName, context, contribute, here, options, transformed } from '../registry.ts'
import { Component } from './component.ts'
import { functionArnOf } from './function.ts'
import { applyTransform } from './transform.ts'

const CronOptions = v.strictObject({
  dlq: v.optional(v.string()),
  enabled: v.optional(v.boolean(), true),
  event: v.optional(v.unknown(), {}),
  function: v.optional(v.unknown()),
  job: v.optional(v.unknown()),
  retries: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(185)), 0),
  schedule: v.string(),
  timezone: v.optional(v.string()),
  transform: v.optional(v.strictObject({ role: v.optional(v.unknown()), schedule: v.optional(v.unknown()) })),
})

const instant = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'a time such as 2026-11-20T13:00:00Z'),
  v.transform(Date.parse),
)

/** What `transform.schedule` may set; a group, a key and a flexible window have no meaning on a laptop. */
const ScheduleTransform = v.strictObject({
  description: v.optional(v.string()),
  endDate: v.optional(instant),
  flexibleTimeWindow: v.optional(v.unknown()),
  name: v.optional(v.string()),
  scheduleExpression: v.string(),
  scheduleExpressionTimezone: v.optional(v.string(), 'UTC'),
  startDate: v.optional(instant),
  state: v.picklist(['ENABLED', 'DISABLED']),
  target: v.strictObject({
    arn: v.string(),
    deadLetterConfig: v.optional(v.strictObject({ arn: v.string() })),
    input: v.string(),
    retryPolicy: v.strictObject({
      maximumEventAgeInSeconds: v.optional(v.number(), 86_400),
      maximumRetryAttempts: v.number(),
    }),
    roleArn: v.optional(v.string()),
  }),
})

/** `sst.aws.CronV2`: a schedule of EventBridge Scheduler. */
export class CronV2 extends Component {
  static override readonly type = 'sst.aws.CronV2'

  constructor(name: string, args: object) {
    super(claimName(name, 'sst.aws.CronV2'))
    const place = here()
    const what = `sst.aws.CronV2 "${name}"`
    const given = transformed(CronV2, name, args)
    contribute(async (plan) => {
      const known = await options(CronOptions, given, what, place)
      if (known.job && known.function) throw new ConfigError(`${what} has both \`job\` and \`function\``, place)
      const handler = known.function ?? known.job
      if (!handler) throw new ConfigError(`${what} needs the option "function"`, place)
      const arn = await functionArnOf(handler, `${name}Handler`, {}, plan, place)
      plan.schedules.push(await schedulePlan(name, known, arn, place))
    })
  }
}

const schedulePlan = async (
  name: string,
  known: v.InferOutput<typeof CronOptions>,
  functionArn: string,
  place: Place | undefined,
): Promise<SchedulePlan> => {
  const what = `sst.aws.CronV2 "${name}"`
  // As SST hands them to EventBridge Scheduler, so that `transform.schedule` finds what it finds there.
  const changed = await applyTransform(known.transform?.schedule, {
    scheduleExpression: known.schedule,
    scheduleExpressionTimezone: known.timezone,
    flexibleTimeWindow: { mode: 'OFF' },
    state: known.enabled ? 'ENABLED' : 'DISABLED',
    target: {
      arn: functionArn,
      input: JSON.stringify(known.event),
      retryPolicy: { maximumRetryAttempts: known.retries },
      deadLetterConfig: known.dlq ? { arn: known.dlq } : undefined,
    },
  })
  const schedule = await options(ScheduleTransform, changed, `${what}, transform.schedule`, place)
  checked(schedule.scheduleExpression, schedule.scheduleExpressionTimezone, what, place)
  const scheduleName = schedule.name ?? `${app().name}-${app().stage}-${name}Schedule`.slice(0, 64)
  const { region, accountId } = context()
  return {
    name,
    arn: `arn:aws:scheduler:${region}:${accountId}:schedule/default/${scheduleName}`,
    expression: schedule.scheduleExpression,
    timezone: schedule.scheduleExpressionTimezone,
    enabled: schedule.state === 'ENABLED',
    functionArn: schedule.target.arn,
    input: schedule.target.input,
    ...schedule.target.retryPolicy,
    deadLetterArn: schedule.target.deadLetterConfig?.arn,
    startDate: schedule.startDate,
    endDate: schedule.endDate,
  }
}

const checked = (expression: string, timezone: string, what: string, place: Place | undefined): void => {
  try {
    parseSchedule(expression, timezone)
  } catch (error) {
    throw new ConfigError(`${what}: ${(error as Error).message}`, place)
  }
}
