import { expect, it } from 'vitest'
import { compilePattern } from './pattern.ts'

it.each([
  [{ wildcard: 'a*c' }, ['ac', 'abc', 'a/b.c'], ['ab', 'xabc', 1, undefined]],
  [{ wildcard: '*.png' }, ['a.png', '.png'], ['apng']],
  [{ 'anything-but': { wildcard: '*.png' } }, ['a.txt'], ['a.png', undefined]],
  [{ cidr: '10.0.0.0/24' }, ['10.0.0.255'], ['10.0.1.0', 'x', undefined]],
  [{ cidr: '2001:db8::/32' }, ['2001:db8::1'], ['2001:db9::1', '10.0.0.1']],
  [{ 'equals-ignore-case': 'Cola' }, ['COLA'], ['tea']],
  [{ suffix: '.png' }, ['a.png'], ['a.txt']],
])('the rule %j is that of EventBridge', (rule, passing, others) => {
  const matches = compilePattern({ value: [rule] })
  expect(passing.map((value) => matches({ value }))).toEqual(passing.map(() => true))
  expect(others.map((value) => matches({ value }))).toEqual(others.map(() => false))
})
