import * as v from 'valibot'
import { ConfigError, callerPlace, type Place, placeOfKey } from './errors.ts'
import { resolveDeep } from './output.ts'
import type { Plan } from './plan.ts'

/** What the execution of a configuration is told: where the local cloud listens and what it knows. */
export interface ExecutionContext {
  readonly configUrl: string
  readonly stage: string
  readonly dev: boolean
  readonly apiUrl: string
  readonly oidcUrl: string
  /** Where the services of the AWS SDK listen that are named by a URL: SQS. */
  readonly awsUrl: string
  /** Where S3 listens. */
  readonly s3Url: string
  /** Where the WebSocket API and its management API listen, as http://. */
  readonly socketUrl: string
  /** Where the URLs of functions begin. */
  readonly functionUrl: string
  /** Where the router listens. */
  readonly webUrl: string
  readonly region: string
  readonly accountId: string
  /** Values of the secrets file by name. */
  readonly secrets: Readonly<Record<string, string>>
}

type Fill = (plan: Plan) => Promise<void>

interface State {
  context: ExecutionContext | undefined
  app: Plan['app'] | undefined
  readonly fills: Fill[]
  readonly names: Set<string>
  readonly transforms: Map<unknown, ((args: Record<string, unknown>, opts: unknown, name: string) => unknown)[]>
}

/** One execution a thread (execute.ts), so the state of the execution is the module's. */
const state: State = { context: undefined, app: undefined, fills: [], names: new Set(), transforms: new Map() }

/** Begins the execution. */
export const begin = (context: ExecutionContext): void => {
  state.context = context
}

/** Sets what `app()` answered. */
export const setApp = (app: Plan['app']): void => {
  state.app = app
}

/** The context of the running execution. */
export const context = (): ExecutionContext => {
  if (!state.context) throw new Error('No configuration is being executed')
  return state.context
}

/** The app of the running execution. */
export const app = (): Plan['app'] => {
  if (!state.app) throw new ConfigError('components can only be made inside run()', callerPlace(context().configUrl))
  return state.app
}

/** The place in the configuration that is running now. */
export const here = (): Place | undefined => callerPlace(context().configUrl)

/** Takes a component's name; the same name twice is an error, as in SST. */
export const claimName = (name: unknown, what: string): string => {
  if (typeof name !== 'string' || name === '') throw new ConfigError(`${what} needs a name`, here())
  if (name.toLowerCase() === 'app') throw new ConfigError('the name "App" is reserved by SST', here())
  if (state.names.has(name.toLowerCase()))
    throw new ConfigError(`the name "${name}" is used twice: names are unique`, here())
  state.names.add(name.toLowerCase())
  return name
}

/** Adds what a component contributes to the plan, once every Output is known; kept in the order of the calls. */
export const contribute = (fill: Fill): void => {
  state.fills.push(fill)
}

/** Fills the plan with everything contributed. */
export const fillPlan = async (plan: Plan): Promise<void> => {
  for (const fill of state.fills) await fill(plan)
}

/** SST's `$transform`: a default for every component of a class. */
export const addTransform = (
  component: unknown,
  change: (args: Record<string, unknown>, opts: unknown, name: string) => unknown,
): void => {
  state.transforms.set(component, [...(state.transforms.get(component) ?? []), change])
}

/** The arguments of a component after `$transform`. */
export const transformed = (component: unknown, name: string, args: object | undefined): Record<string, unknown> => {
  let current: Record<string, unknown> = { ...args }
  for (const change of state.transforms.get(component) ?? []) {
    current = (change(current, {}, name) as Record<string, unknown> | undefined) ?? current
  }
  return current
}

/**
 * Resolves the options of a component and checks them against a schema.
 * @throws ConfigError naming the option, its place and what is supported
 */
export const options = async <S extends v.GenericSchema>(
  schema: S,
  given: unknown,
  what: string,
  place: Place | undefined,
): Promise<v.InferOutput<S>> => {
  const known = await resolveDeep(given)
  const result = v.safeParse(schema, known)
  if (result.success) return result.output
  throw optionError(result.issues[0], schema, what, place)
}

const optionError = (
  issue: v.BaseIssue<unknown>,
  schema: v.GenericSchema,
  what: string,
  place: Place | undefined,
): ConfigError => {
  const keys = (issue.path ?? []).map((item) => String(item.key))
  const path = keys.join('.')
  const at = place && path !== '' ? placeOfKey(context().configUrl, place, keys.at(-1) ?? '') : place
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const names = supportedNames(schema, keys.slice(0, -1))
    return new ConfigError(
      `the local cloud does not support the option "${path}" of ${what}. Supported there: ${names.join(', ')}`,
      at,
    )
  }
  if (issue.received === 'undefined') return new ConfigError(`${what} needs the option "${path}"`, at)
  const expected = issue.expected ?? issue.message
  return new ConfigError(`the option "${path}" of ${what} is ${issue.received}; expected ${expected}`, at)
}

/** The parts of valibot's schemas that lead from an object to the schema of one of its properties. */
interface SchemaParts {
  readonly wrapped?: SchemaParts
  readonly pipe?: SchemaParts[]
  readonly options?: SchemaParts[]
  readonly item?: SchemaParts
  readonly value?: SchemaParts
  readonly entries?: Record<string, SchemaParts>
}

const supportedNames = (schema: unknown, path: string[]): string[] => {
  let current = unwrap(schema as SchemaParts)
  for (const key of path) current = unwrap(current?.entries?.[key] ?? current?.item ?? current?.value)
  return Object.keys(current?.entries ?? {})
}

const unwrap = (schema: SchemaParts | undefined): SchemaParts | undefined => {
  if (schema?.wrapped) return unwrap(schema.wrapped)
  if (schema?.pipe) return unwrap(schema.pipe[0]?.entries ? schema.pipe[0] : { ...schema.pipe[0] })
  return schema?.options?.map(unwrap).find((option) => option?.entries) ?? schema
}
