import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const example = fileURLToPath(new URL('../../examples/todo', import.meta.url))
const schemaFile = join(example, 'schema.graphql')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'appsync-'))
})

afterAll(() => rm(folder, { recursive: true }))

describe('portable', () => {
  it('accepts every resolver of the example, and exports them for AppSync', async () => {
    const out = join(folder, 'out')
    const { stdout, code } = await run('portable.ts', [
      schemaFile,
      join(example, 'resolvers'),
      '--functions',
      join(example, 'functions'),
      '--out',
      out,
      '--strict',
    ])
    expect(stdout).toContain('11 of 11 resolvers run on AppSync as they stand.')
    expect(code).toBe(0)
    const manifest = JSON.parse(await readFile(join(out, 'resolvers.json'), 'utf8'))
    expect(manifest).toContainEqual({
      field: 'Query.getTodo',
      code: 'resolvers/Query/getTodo.js',
      runtime: 'APPSYNC_JS@1.0.0',
    })
    expect(manifest).toContainEqual({
      function: 'readTodo',
      code: 'functions/readTodo.js',
      runtime: 'APPSYNC_JS@1.0.0',
    })
    expect(await readFile(join(out, 'functions/readTodo.js'), 'utf8')).toContain('ctx.stash.todo')
    expect(await readFile(join(out, 'resolvers/Query/getTodo.js'), 'utf8')).toContain('@aws-appsync/utils/dynamodb')
    expect(await readFile(join(out, 'schema.graphql'), 'utf8')).toContain('type Query')
  })

  it('says why a resolver is not portable', async () => {
    await write(
      'bad/Query/imports.ts',
      "import { readFile } from 'node:fs/promises'\nexport const request = () => readFile('a')\n",
    )
    await write(
      'bad/Query/syntax.ts',
      'export const request = async () => { try { await 1 } catch { } }\nexport const response = () => new Date()\n',
    )
    await write('bad/Query/half.js', 'export function request() { return {} }\n')
    await write(
      'bad/Query/large.js',
      `export function request() { return '${'a'.repeat(33_000)}' }\nexport function response() {}\n`,
    )
    const { stdout, code } = await run('portable.ts', [schemaFile, join(folder, 'bad'), '--strict'])
    expect(code).toBe(1)
    expect(stdout).toContain("imports 'node:fs/promises', which AppSync does not have")
    expect(stdout).toContain('Async functions are not supported (@aws-appsync/no-async)')
    expect(stdout).toContain('@aws-appsync/no-try')
    expect(stdout).toContain("does not export 'response'")
    expect(stdout).toContain('AppSync takes 32000')
    expect(stdout).toContain('0 of 4 resolvers')
  })

  it('bundles helpers of the same folder, and strips types', async () => {
    await write(
      'good/Query/field.ts',
      "import { shout } from '../helper.ts'\nexport const request = (ctx: { args: { a: string } }) => ({ payload: shout(ctx.args.a) })\nexport const response = (ctx: { result: string }) => ctx.result\n",
    )
    await write('good/helper.ts', 'export const shout = (text: string): string => text.toUpperCase()\n')
    expect((await run('portable.ts', [schemaFile, join(folder, 'good')])).stdout).toContain('portable  Query.field')
  })

  it('says what it needs', async () => {
    expect(await run('portable.ts', [])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('portable <schema.graphql>'),
    })
  })
})

describe('auth', () => {
  it('prints who reaches which field', async () => {
    const { stdout } = await run('auth.ts', [schemaFile, '--default', 'API_KEY', '--modes', 'API_KEY,AWS_IAM'])
    expect(stdout).toMatch(/^Query\.getTodo +yes +no +the default mode$/m)
    expect(stdout).toContain('Every reached type is reached wholly.')
  })

  it('says what it needs', async () => {
    expect(await run('auth.ts', [])).toMatchObject({ code: 2, stderr: expect.stringContaining('Say which schema') })
    expect(await run('auth.ts', [schemaFile, '--modes', 'PASSWORD'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no auth mode PASSWORD'),
    })
  })
})

describe('bench', () => {
  it('compares the three in one run', async () => {
    const { stdout } = await run('bench.ts', ['--rounds', '2', '--items', '50'])
    expect(stdout).toMatch(/graphql-js alone +\d+\.\d+ µs/)
    expect(stdout).toMatch(/async resolver with DataLoader +\d+\.\d+ µs/)
    expect(stdout).toMatch(/unit resolver +\d+\.\d+ µs/)
  })
})

async function write(file: string, text: string): Promise<void> {
  const path = join(folder, file)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, text)
}

/** Runs a command of this folder and gives what it printed. */
function run(command: string, args: string[]): Promise<{ stdout: string; stderr: string; code: number }> {
  const file = fileURLToPath(new URL(command, import.meta.url))
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [file, ...args], (_error, stdout, stderr) => {
      resolve({ stdout, stderr, code: child.exitCode ?? -1 })
    })
  })
}
