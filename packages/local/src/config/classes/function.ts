import * as v from 'valibot'
import { ConfigError, type Place } from '../errors.ts'
import { type Input, output, resolveDeep } from '../output.ts'
import type { FunctionPlan, Plan } from '../plan.ts'
import { app, claimName, context, contribute, here, options, transformed } from '../registry.ts'
import { duration, size } from '../units.ts'
import { Component, type LinkDefinition } from './component.ts'
import { CorsOption, corsPlan } from './cors.ts'
import { resolveLinks } from './linkable.ts'
import { applyTransform } from './transform.ts'

const Statement = v.strictObject({
  effect: v.optional(v.picklist(['allow', 'deny'])),
  actions: v.array(v.string()),
  resources: v.array(v.string()),
})

const UrlOptions = v.strictObject({
  authorization: v.optional(v.picklist(['none', 'iam']), 'none'),
  cors: CorsOption,
})

const FunctionOptions = v.strictObject({
  architecture: v.optional(v.picklist(['x86_64', 'arm64']), 'x86_64'),
  concurrency: v.optional(v.strictObject({ provisioned: v.optional(v.number()), reserved: v.optional(v.number()) })),
  copyFiles: v.optional(v.array(v.strictObject({ from: v.string(), to: v.optional(v.string()) })), []),
  description: v.optional(v.string()),
  dev: v.optional(v.literal(false)),
  environment: v.optional(v.record(v.string(), v.string()), {}),
  handler: v.pipe(
    v.string(),
    v.regex(/^[^\s]+\.[A-Za-z_$][\w$]*$/, 'a file without its extension and an export, such as "src/api.handler"'),
  ),
  // SST calls it when it deploys.
  hook: v.optional(v.strictObject({ postbuild: v.function() })),
  link: v.optional(v.array(v.unknown()), []),
  live: v.optional(v.literal(false)),
  logging: v.optional(
    v.union([
      v.literal(false),
      v.strictObject({ format: v.optional(v.picklist(['text', 'json'])), retention: v.optional(v.string()) }),
    ]),
    {},
  ),
  memory: v.optional(size, '1024 MB'),
  name: v.optional(v.string()),
  nodejs: v.optional(
    v.strictObject({
      banner: v.optional(v.string()),
      esbuild: v.optional(v.record(v.string(), v.unknown())),
      format: v.optional(v.picklist(['cjs', 'esm'])),
      install: v.optional(v.union([v.array(v.string()), v.record(v.string(), v.string())])),
      loader: v.optional(v.record(v.string(), v.string())),
      minify: v.optional(v.boolean()),
      sourcemap: v.optional(v.boolean()),
      splitting: v.optional(v.boolean()),
    }),
    {},
  ),
  permissions: v.optional(v.array(Statement), []),
  // Attached policies, tags, versions and transforms shape AWS resources that have no local counterpart.
  policies: v.optional(v.array(v.string())),
  retries: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2)), 2),
  runtime: v.optional(v.literal('nodejs24.x'), 'nodejs24.x'),
  storage: v.optional(size),
  streaming: v.optional(v.boolean(), false),
  tags: v.optional(v.record(v.string(), v.string())),
  timeout: v.optional(duration, '20 seconds'),
  transform: v.optional(
    v.strictObject({
      eventInvokeConfig: v.optional(v.unknown()),
      function: v.optional(v.unknown()),
      logGroup: v.optional(v.unknown()),
      role: v.optional(v.unknown()),
    }),
  ),
  url: v.optional(v.union([v.boolean(), UrlOptions]), false),
  versioning: v.optional(v.boolean()),
})

const target = v.optional(v.strictObject({ destination: v.string() }))

/** What `transform.eventInvokeConfig` may set, under Pulumi's names. */
const AsyncTransform = v.strictObject({
  destinationConfig: v.optional(v.strictObject({ onFailure: target, onSuccess: target }), {}),
  maximumEventAgeInSeconds: v.optional(v.pipe(v.number(), v.minValue(60), v.maxValue(21_600)), 21_600),
  maximumRetryAttempts: v.optional(v.number()),
})

/** Of what `transform.function` may set, what the local cloud follows. */
const FunctionTransform = v.object({ deadLetterConfig: v.optional(v.strictObject({ targetArn: v.string() })) })

/** What `sst.aws.Function` takes; checked when the plan is made. */
export type FunctionArgs = Record<string, unknown>

/** `sst.aws.Function`. */
export class AwsFunction extends Component {
  static override readonly type = 'sst.aws.Function'
  readonly #name: Promise<string>
  readonly #url: Promise<string | undefined>

  constructor(name: string, args: FunctionArgs) {
    super(claimName(name, 'sst.aws.Function'))
    const place = here()
    const given = transformed(AwsFunction, name, args)
    this.#name = resolveDeep(given.name).then((physical) => (physical as string | undefined) ?? physicalName(name))
    this.#url = resolveDeep(given.url).then((wanted) => (wanted ? functionUrl(name) : undefined))
    contribute(async (plan) => void plan.functions.push(await functionPlan(name, await this.#name, given, place)))
  }

  get name() {
    return output(this.#name)
  }

  get arn() {
    return output(this.#name).apply(functionArn)
  }

  get url() {
    const place = here()
    return output(this.#url).apply((url) => {
      if (url === undefined) throw new ConfigError('the function has no URL: enable it with `url: true`', place)
      return url
    })
  }

  getSSTLink(): LinkDefinition {
    return {
      properties: { name: this.name, url: output(this.#url) },
      include: [{ type: 'aws.permission', actions: ['lambda:InvokeFunction'], resources: [this.arn] }],
    }
  }
}

/** What names a function where SST takes one: a handler, the arguments of a new function, an ARN, or a function. */
export type FunctionDefinition = Input<string | FunctionArgs | AwsFunction>

/** The ARN of the function that a definition names; a handler or arguments make a function called `name`. */
export const functionArnOf = async (
  definition: unknown,
  name: string,
  defaults: FunctionArgs,
  plan: Plan,
  place: Place | undefined,
): Promise<string> => {
  const known = await resolveDeep(definition)
  if (known instanceof AwsFunction) return (await resolveDeep(known.arn)) as string
  if (typeof known === 'string' && known.startsWith('arn:')) return known
  const args = typeof known === 'string' ? { handler: known } : (known as FunctionArgs | undefined)
  if (!args?.handler) throw new ConfigError(`"${name}" needs a handler, a function or a function's ARN`, place)
  const given = transformed(AwsFunction, name, { ...defaults, ...args })
  const made = await functionPlan(name, physicalName(name), given, place)
  plan.functions.push(made)
  return made.arn
}

const functionPlan = async (
  name: string,
  functionName: string,
  given: FunctionArgs,
  place: Place | undefined,
): Promise<FunctionPlan> => {
  const what = `sst.aws.Function "${name}"`
  const args = await options(FunctionOptions, given, what, place)
  const links = await resolveLinks(args.link, what, place)
  const logging = args.logging === false ? {} : args.logging
  return {
    name,
    functionName,
    arn: functionArn(functionName),
    handler: args.handler,
    description: args.description,
    runtime: args.runtime,
    architecture: args.architecture,
    memory: args.memory,
    timeout: args.timeout,
    environment: { ...links.environment, ...args.environment },
    links: links.names,
    permissions: [...args.permissions, ...links.permissions],
    reservedConcurrency: args.concurrency?.reserved,
    async: await asyncPlan(args, what, place),
    logging: { format: logging.format ?? 'text', retention: logging.retention ?? '1 month' },
    nodejs: args.nodejs,
    url: urlPlan(name, args),
    copyFiles: args.copyFiles.map(({ from, to = from }) => ({ from, to })),
  }
}

const asyncPlan = async (
  { retries, transform }: v.InferOutput<typeof FunctionOptions>,
  what: string,
  place: Place | undefined,
): Promise<FunctionPlan['async']> => {
  const set = await applyTransform(transform?.eventInvokeConfig, { maximumRetryAttempts: retries })
  const config = await options(AsyncTransform, set, `${what} transform.eventInvokeConfig`, place)
  const own = await options(FunctionTransform, await applyTransform(transform?.function, {}), what, place)
  const { onFailure, onSuccess } = config.destinationConfig
  return {
    retries: config.maximumRetryAttempts ?? retries,
    maxAge: config.maximumEventAgeInSeconds,
    onFailure: onFailure?.destination,
    onSuccess: onSuccess?.destination,
    deadLetter: own.deadLetterConfig?.targetArn,
  }
}

const urlPlan = (name: string, { url, streaming }: v.InferOutput<typeof FunctionOptions>): FunctionPlan['url'] => {
  if (url === false) return undefined
  const { authorization, cors } = url === true ? v.parse(UrlOptions, {}) : url
  return { url: functionUrl(name), authorization, cors: corsPlan(cors), streaming }
}

/** The host of a function's URL is shared here, so its first segment names the function. */
const functionUrl = (name: string): string => `${context().functionUrl}/${name}/`

const physicalName = (name: string): string => `${app().name}-${app().stage}-${name}`.slice(0, 64)

const functionArn = (functionName: string): string =>
  `arn:aws:lambda:${context().region}:${context().accountId}:function:${functionName}`
