import { describe, expect, it } from 'vitest'
import { Machine, service } from '../../test/entities.ts'
import { createRequestContext, type RequestContextOptions } from '../runtime/request-context.ts'
import type { DynamoCall, DynamoOutput } from '../types.ts'
import { runOperation } from './source.ts'

/** What the fake transport does with one call: an answer, or an error to throw. */
type Script = (input: Record<string, unknown>, signal: AbortSignal | undefined) => unknown

const transaction = service.transaction.write((of) => [
  of.Machine.put({ machineId: 'm', operatorId: 'o', name: 'n' }).commit(),
  of.Slot.put({ machineId: 'm', code: 'A1', stock: 1 }).commit(),
])

describe('a transaction in contention', () => {
  it('is sent again until the conflict is gone, always with the same token', async () => {
    const { context, sent, calls } = requestWith([conflict, conflict, () => ({ $metadata: { attempts: 1 } })])
    expect(await runOperation(transaction, context)).toEqual({ rejected: false, items: [null, null] })
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map(({ ClientRequestToken }) => ClientRequestToken)).size).toBe(1)
    expect(calls).toMatchObject([{ operation: 'TransactWriteItems', attempts: 3 }])
  })

  it('gives up after the attempts it was allowed, with the error of DynamoDB', async () => {
    const { context, sent } = requestWith(forever(conflict))
    await expect(runOperation(transaction, context)).rejects.toMatchObject({
      name: 'TransactionCanceledException',
    })
    expect(sent).toHaveLength(5)
  })

  it('is not sent again once a condition failed, though another item was in conflict', async () => {
    const mixed = cancelled(['ConditionalCheckFailed', 'TransactionConflict'])
    const { context, sent } = requestWith([mixed])
    expect(await runOperation(transaction, context)).toMatchObject({
      rejected: true,
      reasons: [{ code: 'ConditionalCheckFailed' }, { code: 'TransactionConflict' }],
    })
    expect(sent).toHaveLength(1)
  })

  it('is not sent again when it can never succeed', async () => {
    const { context, sent } = requestWith([cancelled(['ValidationError', 'None'])])
    await expect(runOperation(transaction, context)).rejects.toThrow()
    expect(sent).toHaveLength(1)
  })

  it('stops at the deadline instead of waiting beyond it', async () => {
    const start = Date.now()
    const backoff = { baseMs: 20, capMs: 20, maxAttempts: 100 }
    const { context, sent } = requestWith(forever(conflict), { deadline: start + 100, deadlineMarginMs: 0, backoff })
    await expect(runOperation(transaction, context)).rejects.toThrow()
    expect(sent.length).toBeLessThan(100)
    expect(Date.now() - start).toBeLessThan(900)
  })
})

describe('a single write', () => {
  it('is sent again when a transaction holds its item', async () => {
    const busy = failure('TransactionConflictException')
    const { context, sent } = requestWith([busy, () => ({ Attributes: {} })])
    await runOperation(Machine.patch({ machineId: 'm' }).set({ name: 'n' }), context)
    expect(sent).toHaveLength(2)
  })
})

describe('a throttled batch', () => {
  it('asks again for the keys that were left, and gives every reader its item', async () => {
    const page = (id: string) => ({ pk: `$test#machineId_${id}`, sk: '$contents#machine_1' })
    const item = (id: string) => ({ ...page(id), machineId: id, __edb_e__: 'machine', __edb_v__: '1' })
    const first: Script = () => ({
      Responses: { t: [item('a')] },
      UnprocessedKeys: { t: { Keys: [page('b')] } },
      ConsumedCapacity: [{ CapacityUnits: 0.5 }],
    })
    const second: Script = () => ({ Responses: { t: [item('b')] }, ConsumedCapacity: [{ CapacityUnits: 0.5 }] })
    const { context, sent, calls } = requestWith([first, second])
    const found = await Promise.all(['a', 'b'].map((machineId) => runOperation(Machine.get({ machineId }), context)))
    expect(found).toMatchObject([{ machineId: 'a' }, { machineId: 'b' }])
    expect(sent[1]).toMatchObject({ RequestItems: { t: { Keys: [page('b')] } } })
    expect(calls.reduce((sum, { consumed }) => sum + consumed, 0)).toBe(1)
  })

  it('fails every reader when keys are left at the end', async () => {
    const nothing: Script = (input) => ({ Responses: {}, UnprocessedKeys: input.RequestItems })
    const { context } = requestWith(forever(nothing))
    const reads = ['a', 'b'].map((machineId) => runOperation(Machine.get({ machineId }), context))
    const outcomes = await Promise.allSettled(reads)
    expect(outcomes).toMatchObject(Array(2).fill({ status: 'rejected', reason: { name: 'UnprocessedError' } }))
  })
})

describe('a Query that fails', () => {
  it('is the same error to all who asked for it, at once or later', async () => {
    const { context, sent } = requestWith([failure('ValidationException')])
    const ask = () => runOperation(Machine.query.byOperator({ operatorId: 'o' }), context)
    const outcomes = [...(await Promise.allSettled([ask(), ask()])), ...(await Promise.allSettled([ask()]))]
    expect(outcomes).toMatchObject(Array(3).fill({ status: 'rejected', reason: { name: 'ValidationException' } }))
    expect(sent).toHaveLength(1)
  })
})

describe('the deadline', () => {
  it('aborts a call that hangs, as an execution timeout', async () => {
    const hang: Script = (_input, signal) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
    const { context } = requestWith([hang], { deadline: Date.now() + 50, deadlineMarginMs: 0 })
    await expect(runOperation(Machine.get({ machineId: 'm' }), context)).rejects.toMatchObject({
      errorType: 'ExecutionTimeout',
      message: 'Execution timed out.',
    })
  })

  it('starts no call when nothing is left', async () => {
    const { context, sent } = requestWith([], { deadline: Date.now() + 100, deadlineMarginMs: 200 })
    await expect(runOperation(Machine.get({ machineId: 'm' }), context)).rejects.toMatchObject({
      errorType: 'ExecutionTimeout',
    })
    expect(sent).toHaveLength(0)
  })
})

const conflict = cancelled(['None', 'TransactionConflict'])

function cancelled(codes: string[]): Script {
  return failure('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) })
}

function failure(name: string, more: object = {}): Script {
  return () => {
    throw Object.assign(new Error(name), { name, $metadata: { attempts: 1 } }, more)
  }
}

/** The same answer to every call, more often than any test waits. */
function forever(script: Script): Script[] {
  return Array.from({ length: 100 }, () => script)
}

/** A request whose transport plays the scripts, one a call. */
function requestWith(scripts: Script[], more: Partial<RequestContextOptions> = {}) {
  const sent: Record<string, unknown>[] = []
  const calls: DynamoCall[] = []
  const client = {
    async call(_operation: string, params: Record<string, unknown>, options: { abortSignal: AbortSignal }) {
      const script = scripts[sent.length]
      sent.push(params)
      return script?.(params, options.abortSignal) as DynamoOutput
    },
  }
  const context = createRequestContext({
    identity: null,
    authMode: 'API_KEY',
    electro: { client, table: 't' },
    backoff: { baseMs: 1, capMs: 30, maxAttempts: 5 },
    onCall: (call) => calls.push(call),
    ...more,
  })
  return { context, sent, calls }
}
