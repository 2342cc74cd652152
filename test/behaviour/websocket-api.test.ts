import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi'
import { connectTo } from '@dispense/local/testing/socket'
import { until } from '@dispense/local/testing/until'
import { afterAll, describe, expect, it } from 'vitest'
import { clientSettings, outputOf } from './target.ts'

/* Each chapter is the title of a page of the API Gateway Developer Guide; each case is what that page says. */

const client = new ApiGatewayManagementApiClient({ ...clientSettings('sqs'), endpoint: outputOf('management') })

afterAll(() => client.destroy())

/** A connection, and its id as its first message tells it. */
const connect = async (query = '', protocols?: string[]) => {
  const connected = await connectTo(`${outputOf('socket')}${query}`, protocols && { protocols })
  connected.socket.send('who am I')
  const first = await until(() => connected.messages.shift())
  const { requestContext } = JSON.parse(first) as { requestContext: Record<string, unknown> }
  return { ...connected, requestContext, ConnectionId: String(requestContext.connectionId) }
}

describe('“Manage connected users and client apps: $connect and $disconnect routes”', () => {
  it('the connection is not made when $connect answers no 2xx', async () => {
    await expect(connectTo(`${outputOf('socket')}?status=403`)).rejects.toMatchObject({ status: 403 })
  })
})

describe('“Set up a $connect route that requires a WebSocket subprotocol”', () => {
  it('the sub-protocol that $connect answers is the one of the connection', async () => {
    const { socket } = await connect('', ['graphql-transport-ws'])
    expect(socket.protocol).toBe('graphql-transport-ws')
    socket.close()
  })
})

describe('“API Gateway WebSocket API mapping template reference”', () => {
  it('a message has the context of its connection and of itself', async () => {
    const { socket, requestContext } = await connect()
    expect(requestContext).toMatchObject({
      routeKey: '$default',
      eventType: 'MESSAGE',
      messageDirection: 'IN',
      stage: '$default',
      connectionId: expect.any(String),
      connectedAt: expect.any(Number),
      requestTimeEpoch: expect.any(Number),
      messageId: expect.any(String),
      identity: { sourceIp: expect.any(String) },
    })
    socket.close()
  })

  it('a message whose function fails is answered with an error, and the connection stays', async () => {
    const { socket, messages, ConnectionId } = await connect()
    socket.send('fail')
    const failure = await until(() => messages.shift())
    expect(JSON.parse(failure)).toMatchObject({ message: 'Internal server error', connectionId: ConnectionId })
    expect(socket.readyState).toBe(socket.OPEN)
    socket.close()
  })
})

describe('“Use @connections commands in your backend service”', () => {
  it('POST sends a message, GET describes the connection, DELETE ends it', async () => {
    const { messages, closed, ConnectionId } = await connect()
    await client.send(new PostToConnectionCommand({ ConnectionId, Data: 'hello' }))
    expect(await until(() => messages.shift())).toBe('hello')
    const described = await client.send(new GetConnectionCommand({ ConnectionId }))
    expect(described).toMatchObject({ ConnectedAt: expect.any(Date), LastActiveAt: expect.any(Date) })
    await client.send(new DeleteConnectionCommand({ ConnectionId }))
    await closed
    const late = client.send(new PostToConnectionCommand({ ConnectionId, Data: 'late' }))
    await expect(late).rejects.toMatchObject({ name: 'GoneException', $metadata: { httpStatusCode: 410 } })
  })
})

describe('“Quotas for configuring and running a WebSocket API in API Gateway”', () => {
  it('a message has 128 KB at most, in both directions', async () => {
    const { ConnectionId, socket } = await connect()
    const post = client.send(new PostToConnectionCommand({ ConnectionId, Data: 'x'.repeat(128 * 1024 + 1) }))
    await expect(post).rejects.toMatchObject({ name: 'PayloadTooLargeException', $metadata: { httpStatusCode: 413 } })
    socket.close()
  })

  it('a frame of more than 32 KB closes the connection with 1009', async () => {
    const { socket, closed } = await connect()
    socket.send('x'.repeat(32 * 1024 + 1))
    expect((await closed)[0]).toBe(1009)
  })
})

describe('“Binary media types for WebSocket APIs in API Gateway”', () => {
  it('a binary frame closes the connection with 1003', async () => {
    const { socket, closed } = await connect()
    socket.send(Buffer.from([1, 2, 3]))
    expect((await closed)[0]).toBe(1003)
  })
})
