import { expect, it } from 'vitest'
import { MAX_PICTURE, wrongWith } from './send-file.ts'

it('a picture is of a kind and a size that the API takes, or is not sent', () => {
  expect(wrongWith({ type: 'image/png', size: MAX_PICTURE })).toBeUndefined()
  expect(wrongWith({ type: 'image/png', size: MAX_PICTURE + 1 })).toBe('A picture has at most 10 MB.')
  expect(wrongWith({ type: 'image/gif', size: 1 })).toBe('A picture is a JPEG, PNG or WebP file.')
})
