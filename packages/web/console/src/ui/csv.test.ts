import { describe, expect, it } from 'vitest'
import { toCsv } from './csv.ts'

describe('toCsv', () => {
  it('puts fields with commas, quotes and line breaks into quotes', () => {
    expect(
      toCsv(
        ['a', 'b'],
        [
          ['1,5', 'say "hi"'],
          ['two\nlines', 'plain'],
        ],
      ),
    ).toBe('a,b\r\n"1,5","say ""hi"""\r\n"two\nlines",plain\r\n')
  })

  it('never gives a spreadsheet a formula, and leaves negative numbers alone', () => {
    expect(toCsv(['x'], [['=1+1'], ['+49'], ['@a'], ['-cmd'], ['-1.50']])).toBe(
      "x\r\n'=1+1\r\n'+49\r\n'@a\r\n'-cmd\r\n-1.50\r\n",
    )
  })
})
