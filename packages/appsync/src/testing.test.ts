import { describe, expect, it } from 'vitest'
import { Machine } from '../test/entities.ts'
import { runtime } from './runtime/early-return.ts'
import { evaluate, mockContext } from './testing.ts'
import type { Context } from './types.ts'
import { util } from './util/index.ts'

const resolver = {
  request: (ctx: Context<{ machineId: string }>) => Machine.get({ machineId: ctx.args.machineId }),
  response: (ctx: Context) => ctx.result ?? util.error('There is no such machine.', 'NOT_FOUND'),
}

describe('evaluate', () => {
  it('gives the operation that request builds, without running it', async () => {
    const { result } = await evaluate(resolver, 'request', mockContext({ args: { machineId: 'm-1' } }))
    const { Key } = (result as { params(options: object): { Key: object } }).params({ table: 't' })
    expect(Key).toEqual({ pk: '$test#machineId_m-1', sk: '$contents#machine_1' })
  })

  it('gives the value of response', async () => {
    expect((await evaluate(resolver, 'response', mockContext({ result: { id: 'm' } }))).result).toEqual({ id: 'm' })
  })

  it('gives the error that a half throws', async () => {
    const { error, result } = await evaluate(resolver, 'response', mockContext())
    expect(error).toMatchObject({ message: 'There is no such machine.', errorType: 'NOT_FOUND' })
    expect(result).toBeNull()
  })

  it('gives stash, appended errors and early returns', async () => {
    const busy = {
      before(ctx: Context) {
        ctx.stash.seen = true
        util.appendError('Careful.', 'WARNING')
        runtime.earlyReturn('enough')
      },
      functions: [],
    }
    const evaluation = await evaluate(busy, 'before', mockContext())
    expect(evaluation).toMatchObject({ result: 'enough', returnedEarly: true, stash: { seen: true } })
    expect(evaluation.appendedErrors).toMatchObject([{ message: 'Careful.', errorType: 'WARNING' }])
  })

  it('gives what was logged, and leaves the console as it was', async () => {
    const { log } = console
    const chatty = {
      request() {
        console.log('got', { a: 1 })
        console.error('oh')
      },
    }
    expect((await evaluate(chatty, 'request', mockContext())).logs).toEqual(['got { a: 1 }', 'oh'])
    expect(console.log).toBe(log)
  })

  it('lets response look at an error of the data source', async () => {
    const handler = { response: (ctx: Context) => ctx.error?.type }
    const ctx = mockContext({ error: { message: 'away', type: 'DynamoDB:InternalServerError' } })
    expect((await evaluate(handler, 'response', ctx)).result).toBe('DynamoDB:InternalServerError')
  })

  it('throws what is a fault of the handler and not its error', async () => {
    const broken = { request: () => JSON.parse('{') }
    await expect(evaluate(broken, 'request', mockContext())).rejects.toThrow(SyntaxError)
  })
})
