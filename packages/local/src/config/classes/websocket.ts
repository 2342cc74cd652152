import * as v from 'valibot'
import { ConfigError, type Place } from '../errors.ts'
import { type Input, interpolate, output, resolveDeep } from '../output.ts'
import type { Plan, WebSocketAuthorizerPlan, WebSocketPlan } from '../plan.ts'
import { claimName, context, contribute, here, options, transformed } from '../registry.ts'
import { Component, component, type LinkDefinition } from './component.ts'
import { type FunctionDefinition, functionArnOf } from './function.ts'
import { StageTransform, throttlingOf } from './stage.ts'
import { applyTransform } from './transform.ts'

const WebSocketOptions = v.strictObject({
  accessLog: v.optional(v.strictObject({ retention: v.optional(v.string(), '1 month') }), {}),
  transform: v.optional(
    v.strictObject({
      accessLog: v.optional(v.unknown()),
      api: v.optional(v.unknown()),
      route: v.optional(v.strictObject({ handler: v.optional(v.unknown()), args: v.optional(v.unknown()) })),
      stage: v.optional(v.unknown()),
    }),
  ),
})

/** What `transform.api` may set. */
const ApiTransform = v.strictObject({
  description: v.optional(v.string()),
  name: v.optional(v.string()),
  protocolType: v.literal('WEBSOCKET'),
  routeSelectionExpression: v.string(),
  tags: v.optional(v.record(v.string(), v.string())),
})

const RouteOptions = v.strictObject({
  auth: v.optional(v.union([v.literal(false), v.strictObject({ lambda: v.optional(v.string()) })])),
  name: v.optional(v.string()),
})

/** API Gateway has no JWT authorizers for WebSocket APIs, and policies only as the answer of a function. */
const AuthorizerOptions = v.strictObject({
  lambda: v.optional(
    v.strictObject({
      function: v.unknown(),
      identitySources: v.optional(v.array(v.string()), ['route.request.header.Authorization']),
    }),
  ),
})

/** `sst.aws.ApiGatewayWebSocket`. */
export class ApiGatewayWebSocket extends Component {
  static override readonly type = 'sst.aws.ApiGatewayWebSocket'
  readonly #transform: Input<unknown>

  constructor(name: string, args: object = {}) {
    super(claimName(name, 'sst.aws.ApiGatewayWebSocket'))
    const place = here()
    const given = transformed(ApiGatewayWebSocket, name, args)
    this.#transform = given.transform
    contribute(async (plan) => {
      if (plan.webSockets.length > 0)
        throw new ConfigError('the local cloud serves one sst.aws.ApiGatewayWebSocket: add routes to it', place)
      plan.webSockets.push(await webSocketPlan(name, given, place))
    })
  }

  get url() {
    return output(urlOf())
  }

  get managementEndpoint() {
    return output(managementEndpointOf())
  }

  get nodes() {
    const api = component({ id: output(API_ID), executionArn: output(executionArn()) }, 'nodes.api')
    return component({ api }, 'nodes')
  }

  route(routeKey: string, handler: FunctionDefinition, args: object = {}): void {
    const place = here()
    contribute(async (plan) => {
      const api = apiOf(plan, this.logicalName)
      const what = `route "${routeKey}"`
      const { auth, name } = await options(RouteOptions, args, what, place)
      if (api.routes.some((route) => route.routeKey === routeKey))
        throw new ConfigError(`${what} is defined twice`, place)
      const transform = (await resolveDeep(this.#transform)) as { route?: { handler?: unknown } } | undefined
      const defaults = await applyTransform(transform?.route?.handler, {})
      const made = `${this.logicalName}Route${capital((name ?? routeKey).replace(/[^A-Za-z0-9]/g, ''))}Handler`
      const functionArn = await functionArnOf(handler, made, defaults, plan, place)
      const authorizerId = auth ? auth.lambda : undefined
      if (authorizerId && !api.authorizers.some(({ id }) => id === authorizerId))
        throw new ConfigError(`${what} names an authorizer that this API does not have: ${authorizerId}`, place)
      if (authorizerId && routeKey !== '$connect')
        throw new ConfigError(`${what}: only $connect is authorized, once for the whole connection`, place)
      api.routes.push({ routeKey, functionArn, authorizerId })
    })
  }

  addAuthorizer(name: string, args: object) {
    const place = here()
    const id = `${this.logicalName}Authorizer${name}`
    claimName(id, 'addAuthorizer')
    contribute(async (plan) => {
      apiOf(plan, this.logicalName).authorizers.push(await authorizerPlan(id, name, args, plan, place))
    })
    return component({ id: output(id) }, 'the authorizer')
  }

  getSSTLink(): LinkDefinition {
    const resources = [interpolate`${executionArn()}/*/*/@connections/*`]
    return {
      properties: { url: this.url, managementEndpoint: this.managementEndpoint },
      include: [{ type: 'aws.permission', actions: ['execute-api:ManageConnections'], resources }],
    }
  }
}

const API_ID = 'localsocket'

const executionArn = (): string => `arn:aws:execute-api:${context().region}:${context().accountId}:${API_ID}`
const urlOf = (): string => `${context().socketUrl.replace(/^http/, 'ws')}/$default`
const managementEndpointOf = (): string => `${context().socketUrl}/$default`

const webSocketPlan = async (name: string, given: object, place: Place | undefined): Promise<WebSocketPlan> => {
  const what = `sst.aws.ApiGatewayWebSocket "${name}"`
  const { accessLog, transform } = await options(WebSocketOptions, given, what, place)
  const stage = await options(
    StageTransform,
    await applyTransform(transform?.stage, {}),
    `${what}, transform.stage`,
    place,
  )
  const changed = await applyTransform(transform?.api, {
    protocolType: 'WEBSOCKET',
    routeSelectionExpression: '$request.body.action',
  })
  const { routeSelectionExpression } = await options(ApiTransform, changed, `${what}, transform.api`, place)
  const [, path] = /^\$\{?request\.body\.([\w-]+(?:\.[\w-]+)*)\}?$/.exec(routeSelectionExpression) ?? []
  if (!path) {
    const expected = '"$request.body.<property>", with more properties after dots'
    throw new ConfigError(`${what}: the local cloud reads a routeSelectionExpression such as ${expected}`, place)
  }
  return {
    name,
    apiId: API_ID,
    executionArn: executionArn(),
    url: urlOf(),
    managementEndpoint: managementEndpointOf(),
    routeSelectionPath: path.split('.'),
    authorizers: [],
    routes: [],
    accessLog: { retention: accessLog.retention ?? '1 month' },
    throttling: throttlingOf(stage),
  }
}

const authorizerPlan = async (
  id: string,
  name: string,
  given: object,
  plan: Plan,
  place: Place | undefined,
): Promise<WebSocketAuthorizerPlan> => {
  const { lambda } = await options(AuthorizerOptions, given, `authorizer "${name}"`, place)
  if (!lambda) throw new ConfigError(`authorizer "${name}" needs the option "lambda"`, place)
  const functionArn = await functionArnOf(lambda.function, `${id}Handler`, {}, plan, place)
  return { id, name, functionArn, identitySources: lambda.identitySources }
}

const apiOf = (plan: Plan, name: string): WebSocketPlan => {
  const api = plan.webSockets.find((candidate) => candidate.name === name)
  if (!api) throw new Error(`The API ${name} is not in the plan`)
  return api
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
