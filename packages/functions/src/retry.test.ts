import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequestContext, type DynamoCall, type DynamoTransport } from '@dispense/appsync'
import { createDynamodbClient } from '@dispense/dynamodb'
import { createSdkClient } from '@dispense/dynamodb/sdk'
import { describe, expect, it } from 'vitest'

/** What the server that stands for DynamoDB does with one request. */
type Script = (request: IncomingMessage, response: ServerResponse) => void

const REQUEST_TIMEOUT = 150

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

const clients: [name: string, make: (endpoint: string) => DynamoTransport & { destroy(): void }][] = [
  [
    'the lean client',
    (endpoint) =>
      createDynamodbClient({
        ...{ region: 'local', endpoint, credentials: () => credentials },
        requestTimeout: REQUEST_TIMEOUT,
      }),
  ],
  [
    'the AWS SDK',
    (endpoint) =>
      createSdkClient({ region: 'local', endpoint, credentials }, { requestTimeout: REQUEST_TIMEOUT }) as never,
  ],
]

const reply = (status: number, body: object): Script => {
  return (_request, response) => response.writeHead(status).end(JSON.stringify(body))
}
const refusal = (type: string, more: object = {}, status = 400): Script =>
  reply(status, { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'no', ...more })
const cancelled = (...codes: string[]): Script =>
  refusal('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) })

const done: Script = reply(200, {})
const reset: Script = ({ socket }) => socket.destroy()
const hang: Script = () => undefined
const throttle = refusal('ThrottlingException')

const times = (count: number, script: Script): Script[] => Array.from({ length: count }, () => script)

/** What a caller of the runtime hears when the server plays the scripts, one a request; and how it was sent. */
async function play(
  make: (endpoint: string) => DynamoTransport & { destroy(): void },
  scripts: readonly Script[],
  { transaction = false, deadline = Date.now() + 20_000 } = {},
) {
  const bodies: string[] = []
  const calls: DynamoCall[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const script = scripts[bodies.push(Buffer.concat(chunks).toString()) - 1]
      script?.(request, response)
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const client = make(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const { dynamo } = createRequestContext({
    ...{ identity: null, authMode: 'API_KEY', electro: { client, table: 't' }, onCall: (call) => calls.push(call) },
    ...{ deadline, deadlineMarginMs: 0 },
  })
  const Put = { TableName: 't', Item: { pk: 'a', sk: 'b' } }
  const write = transaction ? dynamo.transactWrite({ TransactItems: [{ Put }, { Put }] }) : dynamo.put(Put)
  const heard = await write.promise().then(
    (answer) => ({ answer }),
    (error: { name: string; errorType?: string }) => ({ error: error.errorType ?? error.name }),
  )
  client.destroy()
  server.closeAllConnections()
  server.close()
  const tokens = new Set(bodies.map((body) => (JSON.parse(body) as { ClientRequestToken?: string }).ClientRequestToken))
  return { heard, sent: bodies.length, tokens: tokens.size, calls }
}

describe.each(clients)('through the runtime and %s, a write', (_name, make) => {
  it.each([
    ['whose connection breaks', reset],
    ['whose answer does not come', hang],
    ['that DynamoDB answers with a 500', refusal('InternalServerError', {}, 500)],
  ])(
    '%s is sent three times, and then its outcome is unknown: nobody sends it a fourth time',
    async (_what, script) => {
      expect(await play(make, [script, script, done])).toMatchObject({ heard: { answer: {} }, sent: 3 })
      const { heard, sent } = await play(make, times(20, script))
      expect([heard, sent]).toEqual([{ error: expect.any(String) }, 3])
    },
  )

  it('that is throttled is sent by the client three times, and by the runtime again, until it is taken', async () => {
    const { heard, sent, calls } = await play(make, [...times(7, throttle), done])
    expect(heard).toMatchObject({ answer: {} })
    expect([sent, calls.map(({ attempts }) => attempts)]).toEqual([8, [8]])
  })

  it('that a transaction stands in the way of is sent again by the runtime', async () => {
    const conflict = refusal('TransactionConflictException')
    expect(await play(make, [...times(4, conflict), done])).toMatchObject({ heard: { answer: {} }, sent: 5 })
  })

  it('whose condition did not hold is not sent again', async () => {
    const { heard, sent } = await play(make, [refusal('ConditionalCheckFailedException'), done])
    expect([heard, sent]).toEqual([{ error: 'ConditionalCheckFailedException' }, 1])
  })

  it('that is no valid request is not sent again', async () => {
    const { heard, sent } = await play(make, [refusal('ValidationException'), done])
    expect([heard, sent]).toEqual([{ error: 'ValidationException' }, 1])
  })

  it('that nothing but throttles meets ends within the time that is left', async () => {
    const started = Date.now()
    const { heard } = await play(make, times(200, throttle), { deadline: started + 400 })
    expect(heard).toEqual({ error: expect.stringMatching(/ThrottlingException|ExecutionTimeout/) })
    expect(Date.now() - started).toBeLessThan(1500)
  })
})

describe.each(clients)('through the runtime and %s, a transaction', (_name, make) => {
  it.each([
    ['a conflict', ['None', 'TransactionConflict']],
    ['a throttle', ['ThrottlingError', 'None']],
    ['both', ['ProvisionedThroughputExceeded', 'TransactionConflict']],
  ])('cancelled for %s alone is sent again with the same token', async (_what, codes) => {
    const played = await play(make, [...times(3, cancelled(...codes)), done], { transaction: true })
    expect(played).toMatchObject({ heard: { answer: {} }, sent: 4, tokens: 1 })
  })

  it('whose answer is lost is sent again with the same token', async () => {
    const played = await play(make, [reset, hang, done], { transaction: true })
    expect(played).toMatchObject({ heard: { answer: {} }, sent: 3, tokens: 1 })
  })

  it('of which a condition failed is refused at once, though another item was in conflict', async () => {
    const mixed = cancelled('ConditionalCheckFailed', 'TransactionConflict')
    const { heard, sent } = await play(make, [mixed, done], { transaction: true })
    expect(heard).toMatchObject({
      answer: { canceled: [{ Code: 'ConditionalCheckFailed' }, { Code: 'TransactionConflict' }] },
    })
    expect(sent).toBe(1)
  })

  it('that can never succeed is not sent again', async () => {
    const { heard, sent } = await play(make, [cancelled('ValidationError', 'None'), done], { transaction: true })
    expect([heard, sent]).toEqual([{ error: 'TransactionCanceledException' }, 1])
  })
})
