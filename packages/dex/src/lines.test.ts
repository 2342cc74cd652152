import { expect, it } from 'vitest'
import { LineSplitter, MAX_LINE } from './lines.ts'

const split = (...chunks: string[]) => {
  const splitter = new LineSplitter()
  const bytes = chunks.map((chunk) => Uint8Array.from(chunk, (character) => character.charCodeAt(0)))
  return [...bytes.flatMap((chunk) => [...splitter.push(chunk)]), ...splitter.end()]
}

it.each([
  ['\r\n', ['\r\n', '\r\n', '']],
  ['\n', ['\n', '\n', '']],
  ['\r', ['\r', '\r', '']],
  ['\r\r\n', ['\r\r\n', '\r\r\n', '']],
])('lines may end with %j', (ending, endings) => {
  const lines = split(['A', 'B', 'C'].join(ending))
  expect(lines.map(({ text }) => text)).toEqual(['A', 'B', 'C'])
  expect(lines.map((line) => line.ending)).toEqual(endings)
  expect(lines.map(({ number }) => number)).toEqual([1, 2, 3])
})

it('a line end may lie between two chunks', () => {
  expect(split('A\r', '\nB\r', 'C\r', '\r', '\nD\r\r\r\nE').map(({ text, ending }) => text + ending)).toEqual([
    'A\r\n',
    'B\r',
    'C\r\r\n',
    'D\r',
    '\r',
    '\r\n',
    'E',
  ])
})

it('a line is cut at the limit, and those after it are whole', () => {
  const lines = split('A'.repeat(MAX_LINE), 'A\r\n', `${'B'.repeat(MAX_LINE)}\r\n`)
  expect(lines.map(({ text, cut }) => [text.length, cut])).toEqual([
    [MAX_LINE, true],
    [MAX_LINE, false],
  ])
})
