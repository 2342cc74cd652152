import type { Profile } from '@dispense/local'
import { expect, test } from 'vitest'
import { limitsOf } from './limits.ts'

const SPAN = 10_000

/** Ten seconds of two processors in which everything is counted up from nothing. */
function spanOf({ idle = 0, dynamodb = 0, ran = 0, waited = 0 }) {
  const fn = { name: 'Graphql', environments: 4, started: 0, invocations: 0, ran: 0, waited: 0, cpu: 500 }
  const before: Profile = {
    ...{ at: 0, cores: 2, idle: 0, control: 1000 },
    dynamodb: { cpu: 100, calls: { GetItem: { count: 5, time: 50 } } },
    functions: [fn, { ...fn, name: 'Unused' }],
  }
  const after: Profile = {
    ...{ at: SPAN, cores: 2, idle, control: 5000 },
    dynamodb: { cpu: 100 + dynamodb, calls: { GetItem: { count: 15, time: 150 }, PutItem: { count: 2, time: 400 } } },
    functions: [{ ...fn, started: 1, invocations: 10, ran, waited, cpu: 2500 }, fn],
  }
  return limitsOf({ cloud: before, own: 0 }, { cloud: after, own: 1000 })
}

test('what limits is the processors when they were never idle, by who used them', () => {
  const lines = spanOf({ dynamodb: 6000, ran: 2000, waited: 500 })
  expect(lines).toEqual([
    'limit: the processors: 0 % of them were idle',
    'processors (2, 10.0 s each): idle 0 %, everything else on this machine 35 %, DynamoDB Local 30 %, gateways and control plane 20 %, functions 10 %, this simulation 5 %',
    'Graphql: 10 invocations, 200 ms each and 50 ms of waiting, 4 environments (1 started), 2.0 s of processor',
    'DynamoDB: PutItem 2 of 200 ms, GetItem 10 of 10 ms',
  ])
})

test.each([
  ['DynamoDB Local, whose one thread used 90 % of a processor', { idle: 4000, dynamodb: 9000 }],
  [
    'the environments of Graphql: invocations waited longer for one than they ran',
    { idle: 9000, ran: 100, waited: 101 },
  ],
  ['nothing here: it did what was asked of it', { idle: 9000, ran: 100, waited: 99 }],
])('what limits is %s', (limit, span) => {
  expect(spanOf(span)[0]).toBe(`limit: ${limit}`)
})
