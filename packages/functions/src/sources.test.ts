import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { logError } from './sources.ts'

let folder: string
let written: unknown[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sources-'))
  vi.spyOn(process, 'sourceMapsEnabled', 'get').mockReturnValue(false)
  vi.spyOn(console, 'error').mockImplementation((...values) => {
    written = values
  })
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

it("names the sources in the stack of an error and of its causes, by the map beside the bundle's file", async () => {
  const error = await thrownBy(true)
  logError('Unforeseen error', error)
  expect(written).toEqual(['Unforeseen error', error])
  expect(error.stack).toMatch(/source\.ts:3:\d+/)
  expect((error.cause as Error).stack).toMatch(/source\.ts:2:\d+/)
  expect(error.stack).not.toContain('index.mjs')
})

it('leaves the stack as it is where there is no map', async () => {
  const error = await thrownBy(false)
  const { stack } = error
  logError('Unforeseen error', error)
  expect(error.stack).toBe(stack)
  expect(stack).toContain('index.mjs')
})

it('writes down what is no error, too', () => {
  logError('Unforeseen error', 'a word')
  expect(written).toEqual(['Unforeseen error', 'a word'])
})

/** Lets a minified bundle throw, with a map beside it or without. */
async function thrownBy(mapped: boolean): Promise<Error> {
  const source = join(folder, 'source.ts')
  const lines = [
    'export const fail = (): Error => {',
    "  const cause = new Error('why')",
    "  return new Error('what', { cause })",
    '}',
  ]
  await writeFile(source, lines.join('\n'))
  const outfile = join(folder, 'index.mjs')
  await build({ entryPoints: [source], outfile, bundle: true, minify: true, format: 'esm', sourcemap: mapped })
  // Not by the runner's own import, which has its own maps.
  const { fail } = createRequire(import.meta.url)(outfile) as { fail(): Error }
  return fail()
}
