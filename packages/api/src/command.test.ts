import { type Context, mockContext } from '@dispense/appsync'
import { type Caller, type Command, type Operation, refuse, write } from '@dispense/core'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { commandPipeline } from './command.ts'

type Guest = Extract<Caller, { kind: 'GUEST' }>

/** What one read of the command finds: whether the key was used, and whether the machine is busy. */
interface Found {
  done: { resultId: string } | null
  busy: boolean
}

const operation: Operation = { params: () => null, go: async () => null }

/** A command that is refused while the machine is busy, and repeats what an earlier call with its key has made. */
const tap: Command<object, Found, string, Guest> = {
  name: 'tap',
  input: v.object({}),
  read: () => ({ done: operation }),
  decide(_call, { done, busy }) {
    if (done) return { kind: 'replay', id: done.resultId }
    return busy ? refuse('MACHINE_BUSY') : write(operation, 'new vend')
  },
  load: () => operation,
}

const FREE: Found = { done: null, busy: false }
const BUSY: Found = { done: null, busy: true }
const DONE: Found = { done: { resultId: 'v1' }, busy: true }
const TAKEN = { rejected: false }
const REFUSED = { rejected: true }

/** Runs the pipeline over what the data source answers, in order; gives the answer and how many answers were used. */
const run = (...answers: unknown[]) => {
  const { before, functions, after } = commandPipeline(tap, ['GUEST'], (value) => value)
  const stash: Context['stash'] = {}
  const step = (result: unknown): never => mockContext({ args: { input: {} }, stash, result }) as never
  before(step(null))
  let used = 0
  for (const { request, response } of functions) {
    const asked = request(step(null))
    response(step(asked === null ? null : answers[used++]))
  }
  return { answer: after(step(null)), used }
}

test('the normal way is one read and one write', () => {
  expect(run(FREE, TAKEN)).toEqual({ answer: 'new vend', used: 2 })
})

test('a write that DynamoDB refused is decided again, and then written', () => {
  expect(run(FREE, REFUSED, FREE, TAKEN)).toEqual({ answer: 'new vend', used: 4 })
})

test('a write that DynamoDB refused twice is CONFLICT', () => {
  expect(() => run(FREE, REFUSED, FREE, REFUSED)).toThrow(expect.objectContaining({ code: 'CONFLICT' }))
})

test('a repeated call reads what the first one made', () => {
  expect(run(DONE, 'old vend')).toEqual({ answer: 'old vend', used: 2 })
})

test('the same call sent twice at once never refuses itself: the first read may see the machine and not yet the key', () => {
  expect(run(BUSY, DONE, 'old vend')).toEqual({ answer: 'old vend', used: 3 })
})

test('a refusal that a second read confirms is answered, after two reads and no write', () => {
  expect(() => run(BUSY, BUSY)).toThrow(expect.objectContaining({ code: 'MACHINE_BUSY' }))
})

test('what the second read no longer refuses is written', () => {
  expect(run(BUSY, FREE, TAKEN)).toEqual({ answer: 'new vend', used: 3 })
})
