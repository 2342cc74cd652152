import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '../../test/api.ts'
import { createRequestContext, type RequestContextOptions } from '../runtime/request-context.ts'
import { mockContext } from '../testing.ts'
import type { Context, DataSource } from '../types.ts'
import { openSearchDataSource, rdsDataSource } from './door.ts'
import { eventBridgeDataSource } from './event-bridge.ts'
import { httpDataSource } from './http.ts'
import { type LambdaInvoker, lambdaDataSource } from './lambda.ts'

describe('an HTTP data source', () => {
  let server: Server
  let endpoint: string

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      if (request.url === '/hang') return
      const chunks = await request.toArray()
      const { method, url, headers } = request
      response.writeHead(url === '/base/teapot' ? 418 : 200, { 'x-answer': 'yes' })
      response.end(JSON.stringify({ method, url, trace: headers['x-trace'], body: Buffer.concat(chunks).toString() }))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  it('sends query, headers and body, and answers status, headers and text', async () => {
    const request = {
      method: 'POST',
      resourcePath: '/a b',
      params: { query: { q: ['1', '2'] }, headers: { 'x-trace': 't' }, body: { n: 1 } },
    }
    const result = (await run(httpDataSource({ endpoint: `${endpoint}/base` }), request)) as { body: string }
    expect(result).toMatchObject({ statusCode: 200, headers: { 'x-answer': 'yes' } })
    expect(JSON.parse(result.body)).toEqual({ method: 'POST', url: '/base/a%20b?q=1&q=2', trace: 't', body: '{"n":1}' })
  })

  it('answers any status, and cannot be led to another host by a path', async () => {
    const source = httpDataSource({ endpoint: `${endpoint}/base` })
    expect(await run(source, { method: 'GET', resourcePath: '/teapot' })).toMatchObject({ statusCode: 418 })
    const result = (await run(source, { method: 'GET', resourcePath: '//evil.example/' })) as { body: string }
    expect(JSON.parse(result.body).url).toBe('/base/evil.example/')
  })

  it('adds what proves who calls', async () => {
    const source = httpDataSource({ endpoint, authorize: async ({ method }) => ({ 'x-trace': `signed ${method}` }) })
    const result = (await run(source, { method: 'GET', resourcePath: '/' })) as { body: string }
    expect(JSON.parse(result.body).trace).toBe('signed GET')
  })

  it('fails when nobody answers, and at the deadline', async () => {
    const nobody = httpDataSource({ endpoint: 'http://127.0.0.1:1' })
    await expect(run(nobody, { method: 'GET', resourcePath: '/' })).rejects.toMatchObject({
      type: 'HTTP:ConnectionError',
    })
    const late = run(
      httpDataSource({ endpoint }),
      { method: 'GET', resourcePath: '/hang' },
      { deadline: Date.now() + 300 },
    )
    await expect(late).rejects.toMatchObject({ errorType: 'ExecutionTimeout' })
  })
})

describe('a Lambda data source', () => {
  it('invokes with the payload, waiting for the answer or not', async () => {
    const { client, inputs } = functionThat((payload) => ({ echo: payload }))
    const source = lambdaDataSource({ functionName: 'f', client })
    expect(await run(source, { operation: 'Invoke', payload: { a: 1 } })).toEqual({ echo: { a: 1 } })
    await run(source, { operation: 'Invoke', payload: 1, invocationType: 'Event' })
    expect(inputs).toMatchObject([
      { FunctionName: 'f', InvocationType: 'RequestResponse' },
      { InvocationType: 'Event' },
    ])
  })

  it('hands the whole context to the function when there is no request function', async () => {
    const { client } = functionThat((payload) => payload)
    const ctx = mockContext({ args: { id: '1' } })
    const source = lambdaDataSource({ functionName: 'f', client })
    expect(await source.execute(undefined, { ctx, info: null, context: contextOf() })).toMatchObject({
      arguments: { id: '1' },
      info: { fieldName: 'field', parentTypeName: 'Query' },
    })
  })

  it("makes the function's error ctx.error", async () => {
    const client: LambdaInvoker = {
      invoke: async () => ({ FunctionError: 'Unhandled', Payload: Buffer.from('{"errorMessage":"boom"}') }),
    }
    const call = run(lambdaDataSource({ functionName: 'f', client }), { operation: 'Invoke' })
    await expect(call).rejects.toMatchObject({ type: 'Lambda:Unhandled', message: 'boom' })
  })

  it('is aborted at the deadline', async () => {
    const client: LambdaInvoker = {
      invoke: (_input, { abortSignal }) =>
        new Promise((_resolve, reject) => abortSignal.addEventListener('abort', () => reject(abortSignal.reason))),
    }
    const source = lambdaDataSource({ functionName: 'f', client })
    const call = run(source, { operation: 'Invoke' }, { deadline: Date.now() + 250 })
    await expect(call).rejects.toMatchObject({ errorType: 'ExecutionTimeout' })
  })

  it('is out of time when its signal says so, though the clock is a moment behind', async () => {
    const client: LambdaInvoker = {
      invoke: (_input, { abortSignal }) =>
        new Promise((_resolve, reject) => abortSignal.addEventListener('abort', () => reject(abortSignal.reason))),
    }
    const context = contextOf()
    const aborted = { remaining: () => 0.4, signal: AbortSignal.timeout(5) }
    const call = lambdaDataSource({ functionName: 'f', client }).execute(
      { operation: 'Invoke' },
      { ctx: mockContext(), info: null, context: { ...context, deadline: aborted } },
    )
    await expect(call).rejects.toMatchObject({ errorType: 'ExecutionTimeout' })
  })

  it('gathers the batch invocations of a field, splits them, and fails each entry for itself', async () => {
    const { client, inputs } = functionThat((payload) =>
      (payload as number[]).map((n) =>
        n === 2 ? { data: null, errorMessage: 'no two', errorType: 'Two' } : { data: n * 10 },
      ),
    )
    const api = createApi({
      typeDefs: 'type Query { list: [Item] } type Item { n: Int ten: Int }',
      dataSources: { F: lambdaDataSource({ functionName: 'f', client, maxBatchSize: 2 }) },
      resolvers: {
        Query: { list: { request: () => ({ payload: [{ n: 1 }, { n: 2 }, { n: 3 }] }) } },
        Item: {
          ten: {
            dataSource: 'F',
            request: (ctx: Context<object, { n: number }>) => ({ operation: 'BatchInvoke', payload: ctx.source.n }),
          },
        },
      },
    })
    const { data, errors } = await api.ask('{ list { ten } }')
    expect(data).toEqual({ list: [{ ten: 10 }, { ten: null }, { ten: 30 }] })
    expect(errors).toMatchObject([{ message: 'no two', path: ['list', 1, 'ten'] }])
    expect(inputs).toHaveLength(2)
  })

  it('takes batches up to the limit of AppSync', () => {
    const { client } = functionThat(() => null)
    expect(() => lambdaDataSource({ functionName: 'f', client, maxBatchSize: 2001 })).toThrow('1 to 2000')
  })

  it('fails a batch whose function answers another number of entries', async () => {
    const { client } = functionThat(() => [])
    const call = run(lambdaDataSource({ functionName: 'f', client }), { operation: 'BatchInvoke', payload: 1 })
    await expect(call).rejects.toMatchObject({ type: 'Lambda:BatchError' })
  })
})

describe('an EventBridge data source', () => {
  it('puts events on its bus', async () => {
    const inputs: unknown[] = []
    const client = {
      putEvents: async (input: unknown) => {
        inputs.push(input)
        return { Entries: [{ EventId: '1' }], FailedEntryCount: 0 }
      },
    }
    const events = [{ source: 's', detail: { a: 1 }, detailType: 't', time: '2026-01-01T00:00:00Z' }]
    const source = eventBridgeDataSource({ eventBus: 'bus', client })
    expect(await run(source, { operation: 'PutEvents', events })).toEqual({
      Entries: [{ EventId: '1' }],
      FailedEntryCount: 0,
    })
    expect(inputs).toEqual([
      {
        Entries: [
          { EventBusName: 'bus', Source: 's', Detail: '{"a":1}', DetailType: 't', Time: new Date('2026-01-01') },
        ],
      },
    ])
    await expect(run(source, { events: [] })).rejects.toThrow('PutEvents')
  })
})

describe('the door for other data sources', () => {
  it('checks an RDS request and hands it on', async () => {
    const source = rdsDataSource((request) => request.statements)
    expect(await run(source, { statements: ['select 1'] })).toEqual(['select 1'])
    await expect(run(source, { statements: [] })).rejects.toThrow('one or two statements')
  })

  it('checks an OpenSearch request and hands it on', async () => {
    const source = openSearchDataSource(({ path }) => path)
    expect(await run(source, { operation: 'GET', path: '/_search' })).toBe('/_search')
    await expect(run(source, { operation: 'GET', path: '_search' })).rejects.toThrow('OpenSearch')
  })
})

function functionThat(answer: (payload: unknown) => unknown) {
  const inputs: object[] = []
  const client: LambdaInvoker = {
    async invoke(input) {
      inputs.push(input)
      return { Payload: Buffer.from(JSON.stringify(answer(JSON.parse(Buffer.from(input.Payload).toString())))) }
    },
  }
  return { client, inputs }
}

function contextOf(more: Partial<RequestContextOptions> = {}) {
  const client = { call: () => Promise.reject(new Error('There is no database.')) }
  return createRequestContext({ identity: null, authMode: 'API_KEY', electro: { client, table: 't' }, ...more })
}

async function run(source: DataSource, request: unknown, more: Partial<RequestContextOptions> = {}): Promise<unknown> {
  return await source.execute(request, { ctx: mockContext(), info: null, context: contextOf(more) })
}
