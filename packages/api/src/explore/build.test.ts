import { mkdir, mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildExplore } from './build.ts'

let dist: string

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'dispense-explore-'))
})

afterAll(() => rm(dist, { recursive: true }))

it('two builds at once make one folder between them and leave nothing that is old', { timeout: 60_000 }, async () => {
  const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000)
  await mkdir(join(dist, 'unfinished-by-a-build-that-was-killed'))
  await utimes(join(dist, 'unfinished-by-a-build-that-was-killed'), longAgo, longAgo)

  const [first, second] = await Promise.all([buildExplore(dist), buildExplore(dist)])
  expect(second).toBe(first)
  expect(await readdir(dist)).toEqual([basename(first)])
})

it('what is up to date is found and not made again', async () => {
  const { mtimeMs } = await stat(dist)
  await buildExplore(dist)
  expect((await stat(dist)).mtimeMs).toBe(mtimeMs)
})
