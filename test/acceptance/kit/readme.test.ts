import { expect, test } from 'vitest'
import { difference, runnableBlocks } from './readme.ts'

const fence = (info: string, text: string) => `\`\`\`${info}\n${text}\n\`\`\`\n`

test('only blocks that are marked are run, each with the expectation that follows it', () => {
  const markdown = [
    'Words',
    fence('bash', 'npx sst deploy'),
    fence('bash run', 'echo one\necho two'),
    fence('text expect', 'one'),
    fence('bash run', 'echo {}'),
    fence('json', '{"not": "expected"}'),
  ].join('\n')
  expect(runnableBlocks(markdown)).toEqual([
    { line: 7, script: 'echo one\necho two', expected: { language: 'text', text: 'one' } },
    { line: 16, script: 'echo {}' },
  ])
})

test('an expectation without a command, and a block that is never closed, are faults of the README', () => {
  expect(() => runnableBlocks(fence('json expect', '{}'))).toThrow('follows no command')
  expect(() => runnableBlocks('```bash run\necho')).toThrow('never closed')
})

const json = (value: unknown) => ({ language: 'json', text: JSON.stringify(value) }) as const
const text = (value: string) => ({ language: 'text', text: value }) as const

test.for([
  [json({ a: { b: 1 } }), '{"a": {"b": 1, "c": 2}, "d": 3}'],
  [json({ id: '...', list: [{ x: 1 }, '...'] }), '{"id": "01J", "list": [{"x": 1, "y": 2}, {}]}'],
  [text('one ... three'), 'zero\none two three\nfour'],
  [text('one\nthree'), 'one\ntwo\nthree'],
  [text('a.b*c'), 'a.b*c'],
] as const)('what the README shows matches loosely: %o', ([expected, output]) => {
  expect(difference(expected, output)).toBeUndefined()
})

test.for([
  [json({ a: { b: 1 } }), '{"a": {"b": 2}}', '$.a.b is 2, the README says 1'],
  [json({ id: '...' }), '{}', '$.id is missing'],
  [json([1, 2]), '[1]', '$ has 1 entries, the README says 2'],
  [json({ a: { b: 1 } }), '{"a": null}', '$.a is null, the README says more'],
  [text('one\nthree'), 'three\none', 'no line like "three"'],
  [text('a.b'), 'acb', 'no line like "a.b"'],
] as const)('what the README shows and is not so is found: %o', ([expected, output, found]) => {
  expect(difference(expected, output)).toBe(found)
})
