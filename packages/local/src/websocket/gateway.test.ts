import { afterEach, describe, expect, it } from 'vitest'
import { connectTo } from '../testing/socket.ts'
import { until } from '../testing/until.ts'
import { ok, type SocketEvent, startGateway as start, stopGateways } from '../testing/websocket.ts'

const MINUTE = 60_000

afterEach(stopGateways)

describe('a client that connects', () => {
  it('is told to $connect with its headers, its query and the identity of the connection', async () => {
    const { url, events } = await start({ $connect: ok })
    const { socket } = await connectTo(`${url}?token=a&token=b%20c`, { headers: { 'X-Own': 'own' } })
    socket.terminate()
    expect(events).toEqual([
      {
        headers: expect.objectContaining({
          'X-Own': 'own',
          Host: expect.stringMatching(/^localhost:\d+$/),
          'Sec-WebSocket-Version': '13',
          'X-Forwarded-For': '127.0.0.1',
          'X-Forwarded-Proto': 'http',
          'X-Amzn-Trace-Id': expect.stringMatching(/^Root=1-/),
        }),
        multiValueHeaders: expect.objectContaining({ 'X-Own': ['own'] }),
        queryStringParameters: { token: 'b c' },
        multiValueQueryStringParameters: { token: ['a', 'b c'] },
        requestContext: {
          routeKey: '$connect',
          eventType: 'CONNECT',
          extendedRequestId: expect.stringMatching(/^[\w-]{15}=$/),
          requestTime: '01/Jan/2026:08:00:00 +0000',
          messageDirection: 'IN',
          stage: '$default',
          connectedAt: Date.parse('2026-01-01T08:00:00Z'),
          requestTimeEpoch: Date.parse('2026-01-01T08:00:00Z'),
          identity: { sourceIp: '127.0.0.1' },
          requestId: expect.stringMatching(/^[\w-]{15}=$/),
          domainName: 'localhost',
          connectionId: expect.stringMatching(/^[\w-]{15}=$/),
          apiId: 'api',
        },
        isBase64Encoded: false,
      },
    ])
  })

  it('gets the status with which $connect refuses it', async () => {
    const { url, gateway } = await start({ $connect: () => ({ statusCode: 418 }) })
    await expect(connectTo(url)).rejects.toMatchObject({ status: 418 })
    expect(gateway.connections.size).toBe(0)
  })

  it.each([
    ['fails', () => Promise.reject(new Error('no')), 502],
    ['answers what is no response', () => 'yes', 502],
    ['answers nothing', () => undefined, 502],
    ['is late', () => new Promise((resolve) => setTimeout(resolve, 500)), 504],
  ])('is refused when $connect %s', async (_what, connect, status) => {
    const { url } = await start({ $connect: connect }, {}, 100)
    await expect(connectTo(url)).rejects.toMatchObject({ status })
  })

  it('is refused at another path than that of the stage', async () => {
    const { url } = await start({ $connect: ok })
    await expect(connectTo(url.replace('$default', 'other'))).rejects.toMatchObject({
      status: 403,
      body: '{"message":"Forbidden"}',
    })
  })

  it('gets the sub-protocol that $connect chooses', async () => {
    const protocol = 'graphql-transport-ws'
    const { url } = await start({
      $connect: () => ({ statusCode: 200, headers: { 'Sec-WebSocket-Protocol': protocol } }),
    })
    const { socket } = await connectTo(url, { protocols: ['other', protocol] })
    expect(socket.protocol).toBe(protocol)
  })

  it('gets no sub-protocol when $connect chooses none, and so gives up', async () => {
    const { url } = await start({ $connect: ok })
    await expect(connectTo(url, { protocols: ['graphql-transport-ws'] })).rejects.toThrow('Server sent no subprotocol')
  })

  it('needs no $connect', async () => {
    const { url, gateway } = await start({ $default: ok })
    await connectTo(url)
    expect(gateway.connections.size).toBe(1)
  })
})

describe('an authorizer', () => {
  const authorized = (answer: (event: SocketEvent) => unknown) =>
    start(
      { $connect: ok, $default: ok, authorize: answer },
      {
        routes: [
          { routeKey: '$connect', functionArn: '$connect', authorizerId: 'A' },
          { routeKey: '$default', functionArn: '$default' },
        ],
        authorizers: [
          { id: 'A', name: 'A', functionArn: 'authorize', identitySources: ['route.request.querystring.token'] },
        ],
      },
    )
  const policy = (Effect: string) => ({
    principalId: 'me',
    policyDocument: { Statement: [{ Effect, Action: 'execute-api:Invoke', Resource: '*' }] },
    context: { operator: 'one' },
  })

  it('gets the request, and what it says is in every event of the connection', async () => {
    const { url, events, ofRoute } = await authorized(() => policy('Allow'))
    const { socket } = await connectTo(`${url}?token=a`)
    socket.send('hello')
    await until(() => ofRoute('$default').length === 1)
    expect(events[0]).toMatchObject({
      type: 'REQUEST',
      methodArn: 'arn:aws:execute-api:us-east-1:000000000000:api/$default/$connect',
      queryStringParameters: { token: 'a' },
      requestContext: { routeKey: '$connect', eventType: 'CONNECT' },
    })
    const authorizer = { principalId: 'me', operator: 'one', integrationLatency: expect.any(Number) }
    for (const { requestContext } of events.slice(1)) expect(requestContext.authorizer).toEqual(authorizer)
    expect(events).toHaveLength(3)
  })

  it.each([
    ['denies', '?token=a', () => policy('Deny'), 403],
    ['fails with the word Unauthorized', '?token=a', () => Promise.reject(new Error('Unauthorized')), 401],
    ['fails', '?token=a', () => Promise.reject(new Error('no')), 500],
    ['answers no policy', '?token=a', () => ({ isAuthorized: true }), 500],
    ['has no identity to look at', '', () => policy('Allow'), 401],
  ])('refuses the connection when it %s', async (_what, query, answer, status) => {
    const { url, ofRoute } = await authorized(answer)
    await expect(connectTo(url + query)).rejects.toMatchObject({ status })
    expect(ofRoute('$connect').filter(({ requestContext }) => 'authorizer' in requestContext)).toEqual([])
  })
})

describe('a message', () => {
  it('goes to the route that it names, else to $default', async () => {
    const { url, events } = await start({ buy: ok, $default: ok })
    const { socket } = await connectTo(url)
    for (const text of ['{"action":"buy"}', '{"action":"sell"}', 'no json', '{"action":"$connect"}']) socket.send(text)
    await until(() => events.length === 4)
    expect(events.map(({ requestContext, body }) => [requestContext.routeKey, body])).toEqual([
      ['buy', '{"action":"buy"}'],
      ['$default', '{"action":"sell"}'],
      ['$default', 'no json'],
      ['$default', '{"action":"$connect"}'],
    ])
    expect(events[0]).toEqual({
      body: '{"action":"buy"}',
      requestContext: expect.objectContaining({
        eventType: 'MESSAGE',
        messageId: expect.stringMatching(/^[\w-]{15}=$/),
        messageDirection: 'IN',
      }),
      isBase64Encoded: false,
    })
  })

  it('without a route is answered as forbidden', async () => {
    const { url, gateway } = await start({ buy: ok })
    const { socket, messages } = await connectTo(url)
    socket.send('{"action":"sell"}')
    await until(() => messages.length === 1)
    const [connectionId] = gateway.connections.keys()
    expect(JSON.parse(messages[0] ?? '')).toEqual({ message: 'Forbidden', connectionId, requestId: expect.any(String) })
  })

  it('whose function fails is answered as an internal server error; one that is handled is not answered', async () => {
    const { url, events } = await start({
      $default: ({ body }) => (body === 'bad' ? Promise.reject(new Error()) : ok()),
    })
    const { socket, messages } = await connectTo(url)
    socket.send('good')
    socket.send('bad')
    await until(() => events.length === 2 && messages.length === 1)
    expect(JSON.parse(messages[0] ?? '')).toMatchObject({ message: 'Internal server error' })
  })

  it('beyond the rate of the stage is answered as too many', async () => {
    const { url } = await start({ $default: ok }, { throttling: { rate: 0.001, burst: 2 } })
    const { socket, messages } = await connectTo(url)
    for (const text of ['one', 'two']) socket.send(text)
    await until(() => messages.length === 1)
    expect(JSON.parse(messages[0] ?? '')).toMatchObject({ message: 'Too Many Requests' })
  })

  it('of 128 KB in frames of 32 KB is taken', async () => {
    const { url, events } = await start({ $default: ok })
    const { socket } = await connectTo(url)
    const frame = 'x'.repeat(32 * 1024)
    for (const fin of [false, false, false, true]) socket.send(frame, { fin })
    await until(() => events.length === 1)
    expect(events[0]?.body).toHaveLength(128 * 1024)
  })

  it.each([
    [
      'of more than 128 KB',
      ['x'.repeat(32 * 1024), 'x'.repeat(32 * 1024), 'x'.repeat(32 * 1024), 'x'.repeat(32 * 1024), 'x'],
      1009,
    ],
    ['in a frame of more than 32 KB', ['x'.repeat(32 * 1024 + 1)], 1009],
    ['of binary data', [Buffer.from([1])], 1003],
  ])('%s ends the connection', async (_what, frames, code) => {
    const { url, events } = await start({ $default: ok })
    const { socket, closed } = await connectTo(url)
    for (const [index, frame] of frames.entries()) socket.send(frame, { fin: index === frames.length - 1 })
    expect((await closed)[0]).toBe(code)
    expect(events).toEqual([])
  })
})

describe('a connection that ends', () => {
  const started = () => start({ $connect: ok, $default: ok, $disconnect: ok })

  it.each([
    ['with a code and a reason', [4001, 'enough'], 4001, 'enough'],
    ['without a code', [], 1005, 'Client-side close frame status not set'],
    ['normally', [1000], 1000, 'Connection Closed Normally'],
  ] as [string, [number?, string?], number, string][])(
    'by the client is told to $disconnect: %s',
    async (_what, close, code, reason) => {
      const { url, gateway, ofRoute } = await started()
      const { socket } = await connectTo(url)
      socket.close(...close)
      const event = await until(() => ofRoute('$disconnect')[0])
      expect(event.requestContext).toMatchObject({
        eventType: 'DISCONNECT',
        disconnectStatusCode: code,
        disconnectReason: reason,
      })
      expect(event.headers).toEqual({
        Host: expect.any(String),
        'x-api-key': '',
        'X-Forwarded-For': '127.0.0.1',
        'x-restapi': '',
      })
      expect(gateway.connections.size).toBe(0)
    },
  )

  it('because the network is gone is told to $disconnect', async () => {
    const { url, ofRoute } = await started()
    const { socket } = await connectTo(url)
    socket.terminate()
    const event = await until(() => ofRoute('$disconnect')[0])
    expect(event.requestContext.disconnectStatusCode).toBe(1006)
  })

  it('just before the gateway stops is still told to $disconnect, which may finish what it does', async () => {
    let finished = false
    const disconnect = async () => {
      await new Promise((resolve) => setTimeout(resolve, 200))
      finished = true
      return ok()
    }
    const { url, gateway, ofRoute } = await start({ $disconnect: disconnect })
    const { socket } = await connectTo(url)
    socket.close()
    await until(() => ofRoute('$disconnect').length === 1)
    await gateway.stop()
    expect(finished).toBe(true)
  })

  it('is closed after 10 minutes without a word, and not while there are words', async () => {
    const { url, clock, gateway } = await started()
    const quiet = await connectTo(url)
    const busy = await connectTo(url)
    const ids = [...gateway.connections.keys()]
    const activity = () => gateway.connections.get(ids[1] ?? '')?.lastActiveAt
    for (let minute = 0; minute < 10; minute += 5) {
      await clock.advance(5 * MINUTE - 1)
      busy.socket.ping()
      await until(() => activity() === clock.now())
      await clock.advance(1)
    }
    expect(await quiet.closed).toEqual([1001, 'Going away'])
    expect(busy.socket.readyState).toBe(busy.socket.OPEN)
    await clock.advance(10 * MINUTE)
    expect(await busy.closed).toEqual([1001, 'Going away'])
  })

  it('is closed after 2 hours', async () => {
    const { url, clock, gateway, ofRoute } = await started()
    const { socket, closed } = await connectTo(url)
    const [connection] = gateway.connections.values()
    for (let minute = 0; minute < 120; minute += 5) {
      expect(socket.readyState).toBe(socket.OPEN)
      connection?.send('still there')
      await clock.advance(5 * MINUTE)
    }
    expect(await closed).toEqual([1001, 'Going away'])
    await until(() => ofRoute('$disconnect').length === 1)
  })
})
