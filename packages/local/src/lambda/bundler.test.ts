import { afterEach, describe, expect, it } from 'vitest'
import { type TemporaryApp, temporaryApp } from '../testing/app.ts'
import { functionPlan, startFunctions, type TestFunctions } from '../testing/functions.ts'
import { isAlive, until } from '../testing/until.ts'

const started: (TestFunctions | TemporaryApp)[] = []

afterEach(async () => {
  for (const each of started.splice(0).reverse()) await ('stop' in each ? each.stop() : each.remove())
})

const app = async (files: Record<string, string>): Promise<TemporaryApp> => {
  const made = await temporaryApp(files)
  started.push(made)
  return made
}

const start = async (root: string, given = {}): Promise<TestFunctions> => {
  const plan = functionPlan('Hello', { handler: 'src/hello.handler', ...given })
  const functions = await startFunctions([plan], { root, watch: true })
  started.push(functions)
  return functions
}

const answer = async ({ plane }: TestFunctions): Promise<unknown> =>
  JSON.parse((await plane.invoke('Hello', '{}')).payload)

const HELLO = `import { word } from './word.ts'
export const handler = async () => word`

describe('saving a source file', () => {
  it('puts the new code into service, also of a file that the handler imports', { timeout: 60_000 }, async () => {
    const { root, write } = await app({ 'src/hello.ts': HELLO, 'src/word.ts': `export const word = 'one'` })
    const functions = await start(root)
    expect(await answer(functions)).toBe('one')
    const [old] = functions.plane.environments()
    await write('src/word.ts', `export const word = 'two'`)
    await until(async () => (await answer(functions)) === 'two')
    await until(() => !isAlive(old?.environment.pid ?? 0))
  })

  it('renews of the functions that share code only those whose own has changed', { timeout: 60_000 }, async () => {
    const other = `import { word } from './word.ts'\nexport const handler = async () => 'other ' + word`
    const { root, write } = await app({
      'src/hello.ts': HELLO,
      'src/other.ts': other,
      'src/word.ts': `export const word = 'one'`,
    })
    const plans = ['hello', 'other'].map((name) => functionPlan(name, { handler: `src/${name}.handler` }))
    const functions = await startFunctions(plans, { root, watch: true })
    started.push(functions)
    const call = async (name: string) => JSON.parse((await functions.plane.invoke(name, '{}')).payload)
    expect([await call('hello'), await call('other')]).toEqual(['one', 'other one'])
    await write('src/other.ts', other.replace('other ', 'another '))
    await until(async () => (await call('other')) === 'another one')
    await write('src/word.ts', `export const word = 'two'`)
    await until(async () => (await call('hello')) === 'two' && (await call('other')) === 'another two')
    const renewed = functions.messages.flatMap((line) => /^(\w+) reloaded/.exec(line)?.[1] ?? [])
    expect(renewed.toSorted()).toEqual(['hello', 'other', 'other'])
  })

  it('lets an invocation finish on the code it began with', { timeout: 60_000 }, async () => {
    const slow = (word: string) => `export const handler = async ({ ms = 0 }) => {
      await new Promise((resolve) => setTimeout(resolve, ms))
      return '${word}'
    }`
    const { root, write } = await app({ 'src/hello.ts': slow('one') })
    const functions = await start(root)
    const running = functions.plane.invoke('Hello', '{"ms":1500}')
    await until(() => functions.plane.environments().some(({ environment }) => environment.state === 'busy'))
    const [old] = functions.plane.environments()
    await write('src/hello.ts', slow('two'))
    await until(async () => (await answer(functions)) === 'two')
    expect((await running).payload).toBe('"one"')
    await until(() => !isAlive(old?.environment.pid ?? 0))
  })

  it('keeps the old code in service while the new one does not build, and says so', { timeout: 60_000 }, async () => {
    const { root, write } = await app({ 'src/hello.ts': HELLO, 'src/word.ts': `export const word = 'one'` })
    const functions = await start(root)
    await write('src/hello.ts', `import { word } from './other.ts'\nexport const handler = async () => word`)
    const message = await until(() => functions.messages.find((line) => line.includes('does not build')))
    expect(message).toContain('Could not resolve "./other.ts"')
    expect(await answer(functions)).toBe('one')
    // The missing file was never a source; it mends the build all the same.
    await write('src/other.ts', `export const word = 'three'`)
    await until(async () => (await answer(functions)) === 'three')
  })

  it('changes nothing when the code is the same', { timeout: 60_000 }, async () => {
    const { root, write } = await app({ 'src/hello.ts': HELLO, 'src/word.ts': `export const word = 'one'` })
    const functions = await start(root)
    await answer(functions)
    const [before] = functions.plane.environments()
    await write('src/word.ts', `export const word = 'one'`)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(functions.plane.environments().map(({ environment }) => environment.id)).toEqual([before?.environment.id])
  })
})

describe('a bundle', () => {
  it('lets CommonJS in an ES module find require, __filename and __dirname', async () => {
    const { root } = await app({
      'src/hello.ts': `export const handler = async () => [typeof require('node:fs').readFileSync, __filename, __dirname]`,
    })
    const [type, file, folder] = (await answer(await start(root))) as string[]
    expect(type).toBe('function')
    expect(file).toMatch(/Hello\.mjs$/)
    expect(file?.startsWith(folder ?? '?')).toBe(true)
  })

  it('takes the options of `nodejs`: banner, loaders, esbuild settings, packages that stay outside', async () => {
    const { root } = await app({
      'src/hello.ts': `import text from './hello.txt'
        import { ulid } from 'ulid'
        export const handler = async () => [BANNER, text, DEFINED, ulid().length]`,
      'src/hello.txt': 'a text',
    })
    const nodejs = {
      banner: `const BANNER = 'b'`,
      esbuild: { define: { DEFINED: '"d"' } },
      install: ['ulid'],
      loader: { '.txt': 'text' },
    }
    expect(await answer(await start(root, { nodejs }))).toEqual(['b', 'a text', 'd', 26])
  })

  it('can be CommonJS', async () => {
    const { root } = await app({ 'src/hello.ts': `export const handler = async () => typeof module.exports` })
    expect(await answer(await start(root, { nodejs: { format: 'cjs' } }))).toBe('object')
  })

  it('has beside it the files that `copyFiles` names', async () => {
    const { root } = await app({
      'src/hello.ts': `import { readFileSync } from 'node:fs'\nexport const handler = async () => readFileSync('data/a.txt', 'utf8')`,
      'assets/a.txt': 'copied',
    })
    expect(await answer(await start(root, { copyFiles: [{ from: 'assets', to: 'data' }] }))).toBe('copied')
  })
})

describe('a handler that cannot be built', () => {
  it('is an error with its file when there is none', async () => {
    const { root } = await app({})
    await expect(start(root)).rejects.toThrow(
      'the handler "src/hello.handler" of the function Hello does not exist: no file src/hello.ts',
    )
  })

  it('is an error with what esbuild says', async () => {
    const { root } = await app({ 'src/hello.ts': 'export const handler = (' })
    await expect(start(root)).rejects.toThrow(
      /the function Hello \(src\/hello\.handler\) does not build:\n.*src\/hello\.ts:1/s,
    )
  })
})
