import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { FunctionPlan } from '../config/plan.ts'
import { Bundler } from '../lambda/bundler.ts'
import { ControlPlane, type ControlPlaneOptions } from '../lambda/control-plane.ts'
import type { FunctionLogLine } from '../lambda/log.ts'

/** A function's plan with what a test leaves open. */
export const functionPlan = (name: string, given: Partial<FunctionPlan> = {}): FunctionPlan => ({
  name,
  functionName: `app-test-${name}`,
  arn: `arn:aws:lambda:us-east-1:000000000000:function:app-test-${name}`,
  handler: `fixtures/lifecycle.${name}`,
  runtime: 'nodejs24.x',
  architecture: 'x86_64',
  memory: 256,
  timeout: 3,
  environment: {},
  links: [],
  permissions: [],
  logging: { format: 'text', retention: '1 month' },
  async: { retries: 2, maxAge: 21_600 },
  nodejs: {},
  copyFiles: [],
  ...given,
})

/** A control plane with functions on it, for tests. */
export interface TestFunctions {
  readonly plane: ControlPlane
  readonly lines: FunctionLogLine[]
  readonly messages: string[]
  stop(): Promise<void>
}

/** Starts functions of this package's fixtures (or of another root) without the rest of the cloud. */
export const startFunctions = async (
  functions: readonly FunctionPlan[],
  options: Partial<ControlPlaneOptions> & { readonly root?: string; readonly watch?: boolean } = {},
): Promise<TestFunctions> => {
  const { root = resolve(import.meta.dirname, '../..'), watch = false, ...rest } = options
  const directory = await mkdtemp(join(tmpdir(), 'local-functions-'))
  const lines: FunctionLogLine[] = []
  const messages: string[] = []
  const bundler = new Bundler({ root, directory, watch, log: (message) => messages.push(message) })
  const compileCache = join(directory, 'compile-cache')
  const plane = new ControlPlane({
    functions,
    bundler,
    compileCache,
    variables: () => ({ AWS_REGION: 'us-east-1' }),
    log: (line) => lines.push(line),
    notify: (message) => messages.push(message),
    ...rest,
  })
  const stop = async () => {
    await plane.stop()
    await bundler.stop()
    await rm(directory, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    await bundler.start(functions)
    await plane.start()
  } catch (error) {
    await stop()
    throw error
  }
  return { plane, lines, messages, stop }
}
