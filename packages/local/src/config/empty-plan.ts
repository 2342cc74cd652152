import type { Plan } from './plan.ts'

/** The plan of a configuration that describes nothing. */
export const emptyPlan = (app: Plan['app']): Plan => ({
  app,
  functions: [],
  apis: [],
  tables: [],
  subscriptions: [],
  schedules: [],
  queues: [],
  queueSubscriptions: [],
  secrets: [],
  userPools: [],
  commands: [],
  outputs: {},
})
