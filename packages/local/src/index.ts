export { type Cloud, type CloudEvent, type CloudOptions, type EnvironmentInfo, startCloud } from './cloud.ts'
export { makePlan, type PlanOptions } from './config/make-plan.ts'
export type * from './config/plan.ts'
export { type Database, startDatabase } from './dynamo/dynamo.ts'
