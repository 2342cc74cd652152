import { describe, expect, inject, it } from 'vitest'
import { WEB_ORIGIN } from './global-setup.ts'
import { ofType, resource } from './stack.ts'

/** The functions that answer, by the first part of the path. All else is the API's. */
const HANDLERS: Record<string, string> = { explore: 'Explore', webhooks: 'Webhook' }

describe.each(['production', 'test', 'dev'] as const)('the HTTP API of %s', (name) => {
  const stack = inject(name)

  it('has the routes of the API, those of GraphiQL outside production, and no other', () => {
    const api = ['GET /graphql', 'GET /healthz', 'POST /graphql', 'POST /webhooks/stripe']
    const graphiql = name === 'production' ? [] : ['GET /explore', 'GET /explore/{file+}']
    const routes = Object.values(ofType(stack, 'aws:apigatewayv2/route:Route')).map(({ routeKey }) => String(routeKey))
    const ofSocket = ['$connect', '$default', '$disconnect']
    expect(routes.toSorted()).toEqual([...ofSocket, ...graphiql, ...api])
  })

  it('sends every route to its function with payload format 2.0', () => {
    const integrations = ofType(stack, 'aws:apigatewayv2/integration:Integration')
    for (const { target, routeKey } of Object.values(ofType(stack, 'aws:apigatewayv2/route:Route'))) {
      const id = String(target).replace(/^integrations\/(.*)-id$/, '$1')
      if (String(routeKey).startsWith('$')) continue
      const handler = HANDLERS[String(routeKey).split('/')[1] ?? ''] ?? 'Graphql'
      expect(integrations[id]).toMatchObject({
        integrationType: 'AWS_PROXY',
        payloadFormatVersion: '2.0',
        integrationUri: expect.stringContaining(`-${handler}Function-`),
      })
    }
  })

  it('may call the functions as this API and the WebSocket API only; bucket of uploads and user pool may their own', () => {
    const permissions = Object.values(ofType(stack, 'aws:lambda/permission:Permission'))
    const isOfBucket = ({ principal }: Record<string, unknown>) => principal === 's3.amazonaws.com'
    expect(permissions.filter(isOfBucket)).toMatchObject([{ sourceArn: expect.stringContaining('UploadsBucket') }])
    const isOfPool = ({ principal }: Record<string, unknown>) => principal === 'cognito-idp.amazonaws.com'
    expect(permissions.filter(isOfPool)).toMatchObject([{ sourceArn: expect.stringContaining('userpool') }])
    const gateways = permissions.filter((permission) => !isOfBucket(permission) && !isOfPool(permission))
    expect(gateways).toHaveLength(name === 'production' ? 7 : 9)
    for (const permission of gateways) {
      expect(permission).toMatchObject({
        principal: 'apigateway.amazonaws.com',
        sourceArn: expect.stringMatching(/^arn:aws:execute-api:eu-central-1:123456789012:(Api|Socket)Api\/\*$/),
      })
    }
  })

  it('throttles and keeps an access log', () => {
    const production = name === 'production'
    expect(resource(stack, 'aws:apigatewayv2/stage:Stage', 'ApiStage')).toMatchObject({
      defaultRouteSettings: {
        throttlingRateLimit: production ? 10_000 : 1_000,
        throttlingBurstLimit: production ? 5_000 : 1_000,
      },
      accessLogSettings: { destinationArn: expect.stringContaining('ApiAccessLog') },
    })
    expect(resource(stack, 'aws:cloudwatch/logGroup:LogGroup', 'ApiAccessLog')).toMatchObject({
      retentionInDays: production ? 365 : 7,
    })
  })
})

it('answers pages of any origin outside production, and of the router and the web origins in it', () => {
  const origins = (name: 'production' | 'test') => {
    const api = resource(inject(name), 'aws:apigatewayv2/api:Api', 'ApiApi')
    return { ...(api.corsConfiguration as object), page: inject(name).outputs.web }
  }
  const { page, ...production } = origins('production')
  expect(production).toMatchObject({ allowOrigins: [page, WEB_ORIGIN], allowMethods: ['GET', 'POST'] })
  expect(origins('test')).toMatchObject({ allowOrigins: ['*'], allowMethods: ['GET', 'POST'] })
  expect(origins('test')).not.toHaveProperty('allowCredentials')
})
