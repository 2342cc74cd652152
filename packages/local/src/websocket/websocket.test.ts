import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cloud, startCloud } from '../cloud.ts'
import { makePlan } from '../config/make-plan.ts'
import { configuration, type TemporaryApp, temporaryApp } from '../testing/app.ts'
import { connectTo } from '../testing/socket.ts'
import { until } from '../testing/until.ts'

const SOCKET = `
import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi'
import { Resource } from 'sst'
const client = new ApiGatewayManagementApiClient({ endpoint: Resource.Socket.managementEndpoint })
const post = (ConnectionId, Data) => client.send(new PostToConnectionCommand({ ConnectionId, Data }))
export const connect = async ({ requestContext }) => {
  // The connection is not there before $connect has agreed.
  const early = await post(requestContext.connectionId, 'early').catch(({ name }) => name)
  console.log('early: ' + early)
  return { statusCode: 200 }
}
export const message = async ({ requestContext, body }) => {
  if (body === 'hang') await new Promise(() => setTimeout(() => undefined, 60_000))
  await post(requestContext.connectionId, 'echo ' + body)
  return { statusCode: 200 }
}
export const disconnect = async ({ requestContext }) => {
  console.log('gone: ' + requestContext.connectionId + ' ' + requestContext.disconnectStatusCode)
  return { statusCode: 200 }
}
`

let app: TemporaryApp
let cloud: Cloud
const lines: string[] = []

beforeAll(async () => {
  const config = configuration(`
    const socket = new sst.aws.ApiGatewayWebSocket('Socket')
    socket.route('$connect', { handler: 'src/socket.connect', link: [socket] })
    socket.route('$default', { handler: 'src/socket.message', link: [socket] })
    socket.route('$disconnect', { handler: 'src/socket.disconnect', link: [socket] })
    return { url: socket.url, management: socket.managementEndpoint }`)
  app = await temporaryApp({ 'sst.config.ts': config, 'src/socket.js': SOCKET })
  cloud = await startCloud({ root: app.root, log: (event) => event.type === 'function' && lines.push(event.line.line) })
}, 60_000)

afterAll(async () => {
  await cloud?.stop()
  await app.remove()
})

describe('a WebSocket API of a configuration', () => {
  it('hands messages to its functions, which answer through the management API', async () => {
    const { socket, messages } = await connectTo(cloud.socketUrl ?? '')
    socket.send('hello')
    await until(() => messages.length === 1)
    expect(messages).toEqual(['echo hello'])
    expect(lines.some((line) => line.includes('early: GoneException'))).toBe(true)
    socket.close(4000)
    await until(() => lines.some((line) => / gone: [\w-]{15}= 4000/.test(line.replaceAll('\t', ' '))))
  })

  it('survives the death of a function: the client is told, and its next message is served', async () => {
    const { socket, messages } = await connectTo(cloud.socketUrl ?? '')
    socket.send('hang')
    const serving = await until(() =>
      cloud
        .environments()
        .find(({ functionName, requestId }) => functionName === 'SocketRouteDefaultHandler' && requestId),
    )
    process.kill(serving.pid ?? 0, 'SIGKILL')
    await until(() => messages.length === 1)
    expect(JSON.parse(messages[0] ?? '')).toMatchObject({ message: 'Internal server error' })
    socket.send('again')
    await until(() => messages.length === 2)
    expect(messages[1]).toBe('echo again')
    socket.terminate()
  })
})

describe('the plan of a WebSocket API', () => {
  const planned = async (body: string) => {
    await app.write(
      'other.config.ts',
      configuration(`const socket = new sst.aws.ApiGatewayWebSocket('Socket')\n${body}`),
    )
    return makePlan({ config: join(app.root, 'other.config.ts'), socketUrl: 'http://localhost:4444' })
  }

  it('has routes to functions with the names that SST gives them, and an authorizer', async () => {
    const { webSockets, functions } = await planned(`
      const authorizer = socket.addAuthorizer('Token', { lambda: { function: 'a.authorize', identitySources: ['route.request.querystring.token'] } })
      socket.route('$connect', 'a.connect', { auth: { lambda: authorizer.id } })
      socket.route('sendMessage', 'a.send')
      new sst.aws.Function('Publisher', { handler: 'a.publish', link: [socket] })`)
    expect(functions.map(({ name }) => name)).toEqual([
      'SocketAuthorizerTokenHandler',
      'SocketRouteConnectHandler',
      'SocketRouteSendMessageHandler',
      'Publisher',
    ])
    expect(webSockets).toMatchObject([
      {
        url: 'ws://localhost:4444/$default',
        managementEndpoint: 'http://localhost:4444/$default',
        routeSelectionPath: ['action'],
        routes: [{ routeKey: '$connect', authorizerId: 'SocketAuthorizerToken' }, { routeKey: 'sendMessage' }],
        authorizers: [{ identitySources: ['route.request.querystring.token'] }],
      },
    ])
    const publisher = functions.at(-1)
    expect(JSON.parse(publisher?.environment.SST_RESOURCE_Socket ?? '')).toEqual({
      url: 'ws://localhost:4444/$default',
      managementEndpoint: 'http://localhost:4444/$default',
      type: 'sst.aws.ApiGatewayWebSocket',
    })
    expect(publisher?.permissions).toEqual([
      {
        actions: ['execute-api:ManageConnections'],
        resources: ['arn:aws:execute-api:us-east-1:000000000000:localsocket/*/*/@connections/*'],
      },
    ])
  })

  it.each([
    ['a second one', `new sst.aws.ApiGatewayWebSocket('Other')`, /:5: .*serves one sst\.aws\.ApiGatewayWebSocket/],
    [
      'a JWT authorizer, as AWS does',
      `socket.addAuthorizer('A', { jwt: {} })`,
      /"jwt" of authorizer "A"\. Supported there: lambda/,
    ],
    [
      'authorization of a message',
      `const a = socket.addAuthorizer('A', { lambda: { function: 'a.b' } })\nsocket.route('x', 'a.b', { auth: { lambda: a.id } })`,
      /:6: .*only \$connect is authorized/,
    ],
    [
      'a route that is there twice',
      `socket.route('x', 'a.b')\nsocket.route('x', 'a.c')`,
      /:6: route "x" is defined twice/,
    ],
  ])('refuses %s', async (_what, body, message) => {
    await expect(planned(body)).rejects.toThrow(message)
  })
})
