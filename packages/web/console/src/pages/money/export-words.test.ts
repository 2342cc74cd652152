import { expect, it } from 'vitest'
import { bytesText, periodOf } from './export-words.ts'

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1500, '1.5 kB'],
  [2_345_678, '2.3 MB'],
  [456_000_000, '456 MB'],
  [3_200_000_000, '3.2 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text)
})

it('a period of days ends with the last of them, also at the end of a month', () => {
  expect(periodOf('2026-02-01', '2026-02-28')).toEqual({
    from: '2026-02-01T00:00:00.000Z',
    to: '2026-03-01T00:00:00.000Z',
  })
})
