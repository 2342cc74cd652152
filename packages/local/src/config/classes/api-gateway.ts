import * as v from 'valibot'
import { ConfigError, type Place } from '../errors.ts'
import { type Input, output, resolveDeep } from '../output.ts'
import type { ApiPlan, AuthorizerPlan, Plan } from '../plan.ts'
import { claimName, context, contribute, here, options, transformed } from '../registry.ts'
import { duration } from '../units.ts'
import { Component, component, type LinkDefinition } from './component.ts'
import { CorsOption, corsPlan } from './cors.ts'
import { type FunctionDefinition, functionArnOf } from './function.ts'
import { StageTransform, throttlingOf } from './stage.ts'
import { applyTransform } from './transform.ts'

const METHODS = ['ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']

const ApiOptions = v.strictObject({
  accessLog: v.optional(v.strictObject({ retention: v.optional(v.string(), '1 month') }), {}),
  cors: CorsOption,
  link: v.optional(v.array(v.unknown())),
  transform: v.optional(
    v.strictObject({
      api: v.optional(v.unknown()),
      logGroup: v.optional(v.unknown()),
      route: v.optional(v.strictObject({ handler: v.optional(v.unknown()), args: v.optional(v.unknown()) })),
      stage: v.optional(v.unknown()),
    }),
  ),
})

const RouteOptions = v.strictObject({
  auth: v.optional(
    v.union([
      v.literal(false),
      v.strictObject({
        jwt: v.optional(v.strictObject({ authorizer: v.string(), scopes: v.optional(v.array(v.string())) })),
        lambda: v.optional(v.string()),
      }),
    ]),
  ),
  name: v.optional(v.string()),
})

const identitySource = v.pipe(
  v.string(),
  v.regex(
    /^(\$request\.(header|querystring)\..+|\$context\.routeKey)$/,
    '$request.header.<name>, $request.querystring.<name> or $context.routeKey',
  ),
)

const AuthorizerOptions = v.strictObject({
  jwt: v.optional(
    v.strictObject({
      audiences: v.array(v.string()),
      identitySource: v.optional(identitySource, '$request.header.Authorization'),
      issuer: v.string(),
    }),
  ),
  lambda: v.optional(
    v.strictObject({
      function: v.unknown(),
      identitySources: v.optional(v.array(identitySource), ['$request.header.Authorization']),
      payload: v.optional(v.literal('2.0')),
      response: v.optional(v.picklist(['simple', 'iam']), 'simple'),
      ttl: v.optional(duration, '0 seconds'),
    }),
  ),
  name: v.string(),
})

/** `sst.aws.ApiGatewayV2`: an HTTP API. */
export class ApiGatewayV2 extends Component {
  static override readonly type = 'sst.aws.ApiGatewayV2'
  #transform: Input<unknown>

  constructor(name: string, args: object = {}) {
    super(claimName(name, 'sst.aws.ApiGatewayV2'))
    const place = here()
    const given = transformed(ApiGatewayV2, name, args)
    this.#transform = given.transform
    contribute(async (plan) => {
      if (plan.apis.length > 0)
        throw new ConfigError('the local cloud serves one sst.aws.ApiGatewayV2: add routes to it', place)
      plan.apis.push(await apiPlan(name, given, place))
    })
  }

  get url() {
    return output(context().apiUrl)
  }

  route(rawRoute: string, handler: FunctionDefinition, args: object = {}): void {
    const place = here()
    const routeKey = parseRoute(rawRoute, place)
    contribute(async (plan) => {
      const api = apiOf(plan, this.logicalName)
      const what = `route "${routeKey}"`
      const { auth, name } = await options(RouteOptions, args, what, place)
      if (api.routes.some((route) => route.routeKey === routeKey))
        throw new ConfigError(`${what} is defined twice`, place)
      const transform = (await resolveDeep(this.#transform)) as { route?: { handler?: unknown } } | undefined
      const defaults = await applyTransform(transform?.route?.handler, {})
      const made = `${this.logicalName}Route${name ?? routeKey.replace(/[^A-Za-z0-9]+/g, '')}Handler`
      const functionArn = await functionArnOf(handler, made, defaults, plan, place)
      const { authorizerId, scopes } = authorization(auth)
      if (authorizerId && !api.authorizers.some(({ id }) => id === authorizerId)) {
        throw new ConfigError(`${what} names an authorizer that this API does not have: ${authorizerId}`, place)
      }
      api.routes.push({ routeKey, functionArn, authorizerId, scopes })
    })
  }

  addAuthorizer(args: { name: string }) {
    const place = here()
    const id = `${this.logicalName}Authorizer${args.name}`
    claimName(id, 'addAuthorizer')
    contribute(async (plan) => {
      apiOf(plan, this.logicalName).authorizers.push(await authorizerPlan(id, args, plan, place))
    })
    return component({ id: output(id) }, 'the authorizer')
  }

  getSSTLink(): LinkDefinition {
    return { properties: { url: this.url } }
  }
}

const apiPlan = async (name: string, given: object, place: Place | undefined): Promise<ApiPlan> => {
  const what = `sst.aws.ApiGatewayV2 "${name}"`
  const { accessLog, cors, transform } = await options(ApiOptions, given, what, place)
  const changed = await applyTransform(transform?.stage, {})
  const stage = await options(StageTransform, changed, `${what}, transform.stage`, place)
  return {
    name,
    apiId: 'local',
    url: context().apiUrl,
    cors: corsPlan(cors),
    authorizers: [],
    routes: [],
    accessLog: { retention: accessLog.retention ?? '1 month' },
    throttling: throttlingOf(stage),
  }
}

const authorizerPlan = async (
  id: string,
  given: { name: string },
  plan: Plan,
  place: Place | undefined,
): Promise<AuthorizerPlan> => {
  const { name, jwt, lambda } = await options(AuthorizerOptions, given, `authorizer "${given.name}"`, place)
  if (jwt && !lambda) return { type: 'jwt', id, name, ...jwt }
  if (!lambda || jwt) throw new ConfigError(`authorizer "${name}" needs either \`jwt\` or \`lambda\``, place)
  const functionArn = await functionArnOf(lambda.function, `${id}Handler`, {}, plan, place)
  const { identitySources, response, ttl } = lambda
  return { type: 'lambda', id, name, functionArn, identitySources, response, ttl }
}

const authorization = (auth: v.InferOutput<typeof RouteOptions>['auth']) => {
  if (!auth) return {}
  return { authorizerId: auth.lambda ?? auth.jwt?.authorizer, scopes: auth.jwt?.scopes }
}

const apiOf = (plan: Plan, name: string): ApiPlan => {
  const api = plan.apis.find((candidate) => candidate.name === name)
  if (!api) throw new Error(`The API ${name} is not in the plan`)
  return api
}

const parseRoute = (rawRoute: string, place: Place | undefined): string => {
  if (rawRoute.toLowerCase() === '$default') return '$default'
  const [method = '', path = '', ...more] = rawRoute.split(' ')
  if (more.length > 0 || !METHODS.includes(method.toUpperCase()) || !path.startsWith('/')) {
    throw new ConfigError(
      `the route "${rawRoute}" is not of the form "GET /path", "ANY /{proxy+}" or "$default"`,
      place,
    )
  }
  return `${method.toUpperCase()} ${path}`
}
