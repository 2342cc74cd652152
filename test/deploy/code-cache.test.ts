import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildForDeployment, makePlan } from '@dispense/local'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { shipCodeCache } from '../../infra/code-cache.ts'
import { root } from './stack.ts'

let place = ''
/** Laid out as on Lambda: the bundle in `var/task`, and `tmp` beside it. */
let lambda = ''

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'code-cache-test-'))
  lambda = await machineWith(await graphqlBundle())
})

afterAll(() => rm(place, { recursive: true, force: true }))

/** The GraphQL function as it is deployed, with its code cache. */
async function graphqlBundle(): Promise<string> {
  const { functions } = await makePlan({ config: join(root, 'sst.config.ts'), stage: 'production', dev: false })
  const graphql = functions.find(({ name }) => name === 'Graphql')
  if (!graphql) throw new Error('sst.config.ts has no function Graphql')
  const folder = await mkdtemp(join(place, 'bundle-'))
  const { files } = await buildForDeployment(root, graphql)
  await Promise.all(files.map(({ name, contents }) => writeFile(join(folder, name), contents)))
  await shipCodeCache(root, folder)
  return folder
}

async function machineWith(bundle: string): Promise<string> {
  const machine = await mkdtemp(join(place, 'lambda-'))
  await mkdir(join(machine, 'tmp'))
  await cp(bundle, join(machine, 'var/task'), { recursive: true })
  return machine
}

/** Starts the function in a process of its own, by default with the flags of Lambda; answers its log, and Node's of its compile cache. */
async function start(machine: string, flags = ['--expose-gc']): Promise<string> {
  const entry = JSON.stringify(join(machine, 'var/task/index.mjs'))
  const script = `import(${entry}).catch(({ message }) => console.log('started:', message)).finally(() => process.exit())`
  const env = { NODE_DEBUG_NATIVE: 'COMPILE_CACHE', PATH: process.env.PATH }
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [...flags, '--eval', script], { env })
  return stdout + stderr
}

describe('the code cache of the GraphQL function', () => {
  it('is taken by V8 for every module that a start loads, and by the next environment again', async () => {
    for (const log of [await start(lambda), await start(lambda)]) {
      expect(log).toContain('Code cache: hit')
      const loaded = log.match(/V8 code cache for ESM \S+ was \w+/g) ?? []
      expect(loaded.length).toBeGreaterThan(5)
      expect(loaded.filter((line) => !line.endsWith('was accepted'))).toEqual([])
    }
  })

  it('is refused by a V8 that would compile otherwise, and the function starts all the same', async () => {
    const log = await start(lambda, [])
    expect(log).toMatch(/Code cache: refused, it was made by Node v\d+\.\d+\.\d+ for \w+, and this is Node v/)
    expect(log).toContain('started:')
  })

  it('that is broken or missing stops no start', async () => {
    const broken = await machineWith(join(lambda, 'var/task'))
    const modules = join(broken, 'var/task/code-cache/modules')
    for (const file of await readdir(modules)) await writeFile(join(modules, file), 'no code')
    expect(await start(broken)).toContain('started:')
    await rm(join(broken, 'var/task/code-cache/probe'))
    const log = await start(broken)
    expect(log).toContain('Code cache: refused, ENOENT')
    expect(log).toContain('started:')
  })

  it('is left out with a warning where there is nothing to compile', async () => {
    const warned = vi.spyOn(console, 'warn').mockReturnValue()
    const empty = await mkdtemp(join(place, 'empty-'))
    await shipCodeCache(root, empty)
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('has no entry point'))
    expect(await readdir(empty)).toEqual([])
  })
})
