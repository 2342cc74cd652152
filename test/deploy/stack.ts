import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { Resource } from './synth/mocks.ts'

/** What one execution of sst.config.ts asked Pulumi for. */
export interface Stack {
  /** What `app()` returned, with the stage. */
  app: { name: string; stage: string; removal: string; protect: boolean }
  /** What `run()` returned. */
  outputs: Record<string, unknown>
  resources: Resource[]
}

/** A statement of an IAM policy. */
export interface Statement {
  effect: string
  actions: string[]
  resources: string[]
}

/** The root of the repository. */
export const root = resolve(import.meta.dirname, '../..')

/**
 * Executes sst.config.ts with SST's own components under Pulumi's mocks, as `sst deploy` or `sst dev` would.
 * @throws Error with what the execution printed, when it fails
 */
export async function synthesize(
  stage: string,
  mode: 'deploy' | 'dev',
  env: Record<string, string> = {},
): Promise<Stack> {
  const node = join(root, 'node_modules', '.bin', 'node')
  const child = spawn(node, [join(import.meta.dirname, 'synth', 'main.ts'), stage, mode], {
    cwd: root,
    // A setting of whoever runs the test is none of the test's.
    env: { ...process.env, WEB_ORIGINS: undefined, CODE_CACHE: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out: string[] = []
  const err: string[] = []
  child.stdout.on('data', (chunk) => out.push(String(chunk)))
  child.stderr.on('data', (chunk) => err.push(String(chunk)))
  const code = await new Promise((done) => child.on('close', done))
  if (code !== 0) throw new Error(`sst.config.ts does not run for the stage ${stage} (${mode}):\n${err.join('')}`)
  return JSON.parse(out.join(''))
}

/** The arguments of the resources of a type, by logical name. */
export function ofType(stack: Stack, type: string): Record<string, Record<string, unknown>> {
  return Object.fromEntries(stack.resources.filter((it) => it.type === type).map(({ name, inputs }) => [name, inputs]))
}

/**
 * The arguments of the one resource of a type whose logical name is `name`.
 * @throws Error naming those that are there
 */
export function resource(stack: Stack, type: string, name: string): Record<string, unknown> {
  const all = ofType(stack, type)
  const found = all[name]
  if (!found) throw new Error(`No ${type} is named ${name}: there are ${Object.keys(all).join(', ') || 'none'}`)
  return found
}

/** The statements of the inline policies of a function's role. */
export function statements(stack: Stack, functionName: string): Statement[] {
  const role = resource(stack, 'aws:iam/role:Role', `${functionName}Role`)
  const policies = role.inlinePolicies as { policy: string }[]
  return policies.flatMap(({ policy }) => JSON.parse(policy) as Statement[])
}
