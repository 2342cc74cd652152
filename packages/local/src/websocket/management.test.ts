import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi'
import { afterEach, describe, expect, it } from 'vitest'
import { connectTo } from '../testing/socket.ts'
import { until } from '../testing/until.ts'
import { ok, startGateway, stopGateways } from '../testing/websocket.ts'
import { frameReader } from './frames.ts'

const MINUTE = 60_000
const clients: ApiGatewayManagementApiClient[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  await stopGateways()
})

describe('the management API', () => {
  const connected = async () => {
    const started = await startGateway({ $connect: ok, $disconnect: ok })
    const client = new ApiGatewayManagementApiClient({
      endpoint: started.api.managementEndpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    })
    clients.push(client)
    const test = await connectTo(started.url, { headers: { 'User-Agent': 'machine/1' } })
    const [ConnectionId] = [...started.gateway.connections.keys()]
    const post = (Data: string) => client.send(new PostToConnectionCommand({ ConnectionId, Data }))
    return { ...started, ...test, client, ConnectionId, post }
  }

  it('posts to a connection, in frames of at most 32 KB', async () => {
    const { post, messages, stream } = await connected()
    const frames: number[] = []
    stream.on(
      'data',
      frameReader((length) => frames.push(length)),
    )
    await post('hello')
    await post('x'.repeat(100_000))
    await until(() => messages.length === 2)
    expect(messages.map(({ length }) => length)).toEqual([5, 100_000])
    expect(frames).toEqual([5, 32_768, 32_768, 32_768, 1696])
  })

  it('refuses more than 128 KB', async () => {
    const { post, messages } = await connected()
    await expect(post('x'.repeat(128 * 1024 + 1))).rejects.toMatchObject({
      name: 'PayloadTooLargeException',
      $metadata: { httpStatusCode: 413 },
    })
    expect(messages).toEqual([])
  })

  it('describes a connection', async () => {
    const { client, ConnectionId, clock, socket, gateway } = await connected()
    const connectedAt = new Date(clock.now())
    await clock.advance(MINUTE)
    socket.ping()
    await until(() => gateway.connections.get(ConnectionId ?? '')?.lastActiveAt === clock.now())
    expect(await client.send(new GetConnectionCommand({ ConnectionId }))).toMatchObject({
      ConnectedAt: connectedAt,
      LastActiveAt: new Date(clock.now()),
      Identity: { SourceIp: '127.0.0.1', UserAgent: 'machine/1' },
    })
  })

  it('ends a connection, of which $disconnect is told', async () => {
    const { client, ConnectionId, closed, ofRoute, post } = await connected()
    await client.send(new DeleteConnectionCommand({ ConnectionId }))
    expect((await closed)[0]).toBe(1000)
    await until(() => ofRoute('$disconnect').length === 1)
    await expect(post('late')).rejects.toMatchObject({ name: 'GoneException', $metadata: { httpStatusCode: 410 } })
  })

  it('tells at once that a connection is gone, whoever ended it', async () => {
    const { post, socket, gateway } = await connected()
    socket.terminate()
    await until(() => gateway.connections.size === 0)
    await expect(post('late')).rejects.toMatchObject({ name: 'GoneException' })
  })

  it('refuses an id that is none', async () => {
    const { client } = await connected()
    await expect(client.send(new GetConnectionCommand({ ConnectionId: 'x' }))).rejects.toMatchObject({
      name: 'BadRequestException',
    })
  })
})
