import { parentPort, workerData } from 'node:worker_threads'
import { emptyPlan } from './empty-plan.ts'
import { ConfigError } from './errors.ts'
import { installGlobals } from './globals.ts'
import { resolveDeep, settle } from './output.ts'
import type { Plan } from './plan.ts'
import { begin, type ExecutionContext, fillPlan, setApp } from './registry.ts'

/** What the thread answers. */
export type ExecutionAnswer =
  | { readonly plan: Plan }
  | { readonly error: { readonly name: string; readonly message: string; readonly stack: string } }

interface Configuration {
  app(input: { stage: string }): Plan['app'] | Promise<Plan['app']>
  run(): Promise<Record<string, unknown> | undefined>
}

/** Executes the configuration as `sst dev` would: `app()`, then `run()`, then what the Outputs come to. */
const execute = async (context: ExecutionContext): Promise<Plan> => {
  begin(context)
  installGlobals()
  const { default: config } = (await import(context.configUrl)) as { default?: Configuration }
  if (typeof config?.run !== 'function')
    throw new ConfigError('it needs `export default $config({ app, run })`', undefined)
  const app = { ...(await config.app({ stage: context.stage })), stage: context.stage }
  setApp(app)
  const answer = await config.run()
  await settle()
  const { name, removal = 'retain', protect = false } = app
  const plan = emptyPlan({ name, stage: context.stage, removal, protect })
  await fillPlan(plan)
  plan.outputs = (await resolveDeep(answer ?? {})) as Record<string, unknown>
  return plan
}

const reply = (answer: ExecutionAnswer): void => parentPort?.postMessage(answer)

try {
  reply({ plan: await execute(workerData as ExecutionContext) })
} catch (cause) {
  const error = cause instanceof Error ? cause : new Error(String(cause))
  reply({ error: { name: error.name, message: error.message, stack: error.stack ?? '' } })
}
