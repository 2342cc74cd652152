import { createHash } from 'node:crypto'
import { afterEach, expect, it, vi } from 'vitest'
import { provideDigest } from './digest.ts'

afterEach(() => vi.unstubAllGlobals())

it('a page without https hashes as one with it, by SHA-256 and nothing else', async () => {
  vi.stubGlobal('crypto', {})
  provideDigest()
  for (const text of ['', 'abc', 'x'.repeat(1000)]) {
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
    expect(Buffer.from(hash).toString('hex')).toBe(createHash('sha256').update(text).digest('hex'))
  }
  await expect(crypto.subtle.digest('SHA-1', new Uint8Array())).rejects.toThrow('Without https there is no SHA-1')
})
