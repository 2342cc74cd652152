import {
  createRequestContext,
  createSchema,
  type DynamoTransport,
  ResolverError,
  type ResolverMap,
} from '@dispense/appsync'
import { type Decision, Refusal, type Written } from '@dispense/core'
import { graphql } from 'graphql'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ada, owner, type TestCaller } from '../test/callers.ts'
import { commandPipeline } from './command.ts'

/** What a command was asked and what was run, in order. */
let steps: string[]

const OK: Written = { canceled: false, data: [] }
const REJECTED: Written = { canceled: true, data: [{ rejected: true, code: 'ConditionalCheckFailed' }] }

/** An operation that says that it ran, and answers or fails as it is told. */
const operation = (name: string, answer: unknown) => ({
  params: () => ({}),
  async go() {
    steps.push(name)
    if (answer instanceof Error) throw answer
    return answer
  },
})

interface Found {
  state: unknown
  done?: unknown
}

interface Play {
  /** What each read finds. */
  reads: Found[]
  /** What is decided on each read. */
  decisions: Decision<string>[]
  /** What `load` finds. */
  loaded?: string | null
  caller?: TestCaller
  input?: unknown
}

/** Carries out a command that plays these parts, through the runtime that the API uses. */
async function run({ reads, decisions, loaded = null, caller = ada, input = { slot: 'A1' } }: Play) {
  steps = []
  let decided = 0
  const found = [...reads]
  const pipeline = commandPipeline<{ slot: string }, Found, string, 'CUSTOMER', string>(
    {
      name: 'buy',
      input: v.object({ slot: v.string() }),
      read: (_call, before) => {
        const next = found.shift() ?? { state: null }
        const name = before === undefined ? 'read' : 'read again'
        return Object.fromEntries(
          Object.entries(next).map(([key, data]) => [
            key,
            operation(`${name} ${key}`, data instanceof Error ? data : { data }),
          ]),
        )
      },
      decide: () => decisions[decided++] as Decision<string>,
      load: (_call, id) => operation(`load ${id}`, { data: loaded }),
    },
    ['CUSTOMER'],
    (value) => `model of ${value}`,
  )
  const typeDefs = 'type Query { a: ID } scalar Any type Mutation { buy(input: Any): String }'
  const resolvers: ResolverMap = { Mutation: { buy: pipeline } }
  const schema = createSchema({ typeDefs, resolvers, defaultAuthMode: 'AMAZON_COGNITO_USER_POOLS' })
  const client: DynamoTransport = { call: () => Promise.reject(new Error('not used')) }
  const contextValue = createRequestContext({ ...caller, electro: { client, table: 't' } })
  const source = 'mutation ($input: Any) { buy(input: $input) }'
  const { data, errors } = await graphql({ schema, source, contextValue, variableValues: { input } })
  const error = errors?.[0]?.originalError
  return { answer: data?.buy, error, code: error instanceof Refusal ? error.code : undefined }
}

const write = (answer: unknown, value = 'vend'): Decision<string> => ({
  kind: 'write',
  operation: operation('write', answer),
  value,
})

const refuse = (code: 'SOLD_OUT' | 'MACHINE_BUSY', record?: ReturnType<typeof operation>): Decision<string> => ({
  kind: 'refuse',
  refusal: new Refusal(code),
  ...(record && { record }),
})

const one = [{ state: 1 }]
const two = [{ state: 1 }, { state: 2 }]

describe('a command is carried out', () => {
  it('with one read and one write', async () => {
    const { answer } = await run({ reads: one, decisions: [write(OK)] })
    expect([answer, steps]).toEqual(['model of vend', ['read state', 'write']])
  })

  it('with one read when there is nothing to write', async () => {
    const { answer } = await run({ reads: one, decisions: [{ kind: 'done', value: 'vend' }] })
    expect([answer, steps]).toEqual(['model of vend', ['read state']])
  })

  it('with the answer of the first time when it comes again', async () => {
    const { answer } = await run({ reads: one, decisions: [{ kind: 'replay', id: 'v0' }], loaded: 'old vend' })
    expect([answer, steps]).toEqual(['model of old vend', ['read state', 'load v0']])
  })

  it('on a second read when the first write was rejected', async () => {
    const { answer } = await run({ reads: two, decisions: [write(REJECTED), write(OK, 'other vend')] })
    expect([answer, steps]).toEqual(['model of other vend', ['read state', 'write', 'read again state', 'write']])
  })

  it('as a repetition when the write was rejected because the same call had been faster', async () => {
    const decisions: Decision<string>[] = [write(REJECTED), { kind: 'replay', id: 'v0' }]
    const { answer } = await run({ reads: two, decisions, loaded: 'old vend' })
    expect([answer, steps]).toEqual(['model of old vend', ['read state', 'write', 'read again state', 'load v0']])
  })

  it('as nothing to do when the write was rejected because it had been done', async () => {
    const { answer } = await run({ reads: two, decisions: [write(REJECTED), { kind: 'done', value: 'vend' }] })
    expect(answer).toBe('model of vend')
  })

  it('when the condition of a single write did not hold, as when that of a transaction did not', async () => {
    const rejected = Object.assign(new Error('no'), { name: 'ConditionalCheckFailedException', $metadata: {} })
    const { answer } = await run({ reads: two, decisions: [write(rejected), write(OK)] })
    expect([answer, steps.length]).toEqual(['model of vend', 4])
  })
})

describe('a command is refused', () => {
  it('with the reason that the second read shows, when the write was rejected', async () => {
    const { code } = await run({ reads: two, decisions: [write(REJECTED), refuse('SOLD_OUT')] })
    expect([code, steps]).toEqual(['SOLD_OUT', ['read state', 'write', 'read again state']])
  })

  it('with CONFLICT when the write is rejected twice', async () => {
    const { code } = await run({ reads: two, decisions: [write(REJECTED), write(REJECTED)] })
    expect([code, steps.length]).toEqual(['CONFLICT', 4])
  })

  it('after one read, and nothing is written', async () => {
    const { code } = await run({ reads: one, decisions: [refuse('SOLD_OUT')] })
    expect([code, steps]).toEqual(['SOLD_OUT', ['read state']])
  })

  it('after a second read when its key was not used yet: the same call may have been under way', async () => {
    const reads = [
      { state: 1, done: null },
      { state: 2, done: null },
    ]
    const { code } = await run({ reads, decisions: [refuse('MACHINE_BUSY'), refuse('MACHINE_BUSY')] })
    expect([code, steps]).toEqual(['MACHINE_BUSY', ['read state', 'read done', 'read again state', 'read again done']])
  })

  it('not at all when the second read shows that the same call has been carried out', async () => {
    const reads = [
      { state: 1, done: null },
      { state: 2, done: {} },
    ]
    const decisions: Decision<string>[] = [refuse('MACHINE_BUSY'), { kind: 'replay', id: 'v0' }]
    expect(await run({ reads, decisions, loaded: 'vend' })).toMatchObject({ answer: 'model of vend' })
  })

  it('with its record written first', async () => {
    const { code } = await run({ reads: one, decisions: [refuse('SOLD_OUT', operation('record', {}))] })
    expect([code, steps]).toEqual(['SOLD_OUT', ['read state', 'record']])
  })

  it('only when its record was written: nothing that a machine says is lost', async () => {
    const fault = new Error('no table')
    const { code, error } = await run({ reads: one, decisions: [refuse('SOLD_OUT', operation('record', fault))] })
    expect([code, error]).toEqual([undefined, fault])
  })

  it('before anything is read when the caller is of another kind, or the input is wrong', async () => {
    expect(await run({ reads: one, decisions: [], caller: owner })).toMatchObject({ code: 'FORBIDDEN' })
    expect(steps).toEqual([])
    expect(await run({ reads: one, decisions: [], input: { slot: 7 } })).toMatchObject({ code: 'BAD_INPUT' })
    expect(steps).toEqual([])
  })
})

describe('a database that fails', () => {
  it.each(['ProvisionedThroughputExceededException', 'ValidationException', 'TimeoutError'])(
    'with %s on the write is not taken for a rejected one',
    async (name) => {
      const fault = Object.assign(new Error('words of the database'), { name, $metadata: {} })
      const { answer, code, error } = await run({ reads: two, decisions: [write(fault), write(OK)] })
      expect([answer, code, steps]).toEqual([null, undefined, ['read state', 'write']])
      expect(error).toBeInstanceOf(Error)
    },
  )

  it('until the deadline leaves the outcome of the write open, and says so', async () => {
    const fault = new ResolverError('Execution timed out.', 'ExecutionTimeout')
    expect(await run({ reads: one, decisions: [write(fault)] })).toMatchObject({ answer: null, code: 'TIMEOUT' })
  })

  it('on the read ends the command', async () => {
    const fault = new Error('no table')
    const { error } = await run({ reads: [{ state: fault }], decisions: [write(OK)] })
    expect([error, steps]).toEqual([fault, ['read state']])
  })
})
