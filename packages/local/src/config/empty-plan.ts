import type { Plan } from './plan.ts'

/** The plan of a configuration that describes nothing. */
export const emptyPlan = (app: Plan['app']): Plan => ({
  app,
  functions: [],
  apis: [],
  webSockets: [],
  tables: [],
  subscriptions: [],
  schedules: [],
  buckets: [],
  topics: [],
  topicSubscriptions: [],
  buses: [],
  rules: [],
  queues: [],
  queueSubscriptions: [],
  secrets: [],
  userPools: [],
  sites: [],
  routers: [],
  commands: [],
  outputs: {},
})
