import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Cloud, startCloud } from '../cloud.ts'
import { createTerminal, type Terminal } from '../terminal.ts'
import { configuration, type TemporaryApp, temporaryApp } from '../testing/app.ts'
import { profileOf, runningCloud } from './running.ts'

const CONFIG = configuration(`
    new sst.aws.Function('Hello', { handler: 'src/hello.handler' })
    new sst.aws.Function('Fail', { handler: 'src/hello.fail' })`)

const CODE = `export const handler = async (event) => { console.log('called'); return event }
export const fail = async () => { throw new RangeError('too late') }`

let app: TemporaryApp
let cloud: Cloud
let dataDir: string
let terminal: Terminal

beforeAll(async () => {
  app = await temporaryApp({ 'sst.config.ts': CONFIG, 'src/hello.ts': CODE })
  dataDir = await mkdtemp(join(tmpdir(), 'cli-'))
  terminal = createTerminal(join(dataDir, 'logs'), () => undefined)
  cloud = await startCloud({ root: app.root, dataDir, log: terminal.show })
}, 60_000)

afterAll(async () => {
  await cloud.stop()
  terminal.close()
  await app.remove()
  await rm(dataDir, { recursive: true, force: true })
})

const run = async (command: 'invoke' | 'logs', args: string[], input = '', folder = dataDir) => {
  const file = join(import.meta.dirname, `${command}.ts`)
  const child = spawn(process.execPath, [file, ...args], { env: { ...process.env, DISPENSE_DATA_DIR: folder } })
  child.stdin.end(input)
  const exited = new Promise((done) => child.once('exit', done))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await exited, out, err }
}

describe('the profile of the cloud that runs', () => {
  it('counts what a function has used: invocations, environments, time and processor time', async () => {
    vi.stubEnv('DISPENSE_DATA_DIR', dataDir)
    const running = await runningCloud()
    vi.unstubAllEnvs()
    const of = async () => (await profileOf(running)).functions.find(({ name }) => name === 'Hello')
    const before = await of()
    await Promise.all([cloud.invoke('Hello', 1), cloud.invoke('Hello', 2)])
    const after = await of()
    expect((after?.invocations ?? 0) - (before?.invocations ?? 0)).toBe(2)
    expect(after?.environments).toBeGreaterThan(0)
    expect(after?.started).toBeGreaterThanOrEqual(after?.environments ?? 0)
    expect([after?.ran, after?.waited].every((time) => Number(time) > 0)).toBe(true)
    if (process.platform === 'linux') expect(after?.cpu).toBeGreaterThan(0)
    expect((await profileOf(running)).control).toBeGreaterThan(0)
  })
})

describe('npm run invoke', () => {
  it('prints the answer, and the log apart from it', async () => {
    const { code, out, err } = await run('invoke', ['Hello', '-'], '{"can":1}')
    expect([code, JSON.parse(out)]).toEqual([0, { can: 1 }])
    expect(err).toMatch(/START[\s\S]*called[\s\S]*REPORT/)
  })

  it('ends with 1 when the function failed', async () => {
    const { code, out } = await run('invoke', ['Fail'])
    expect([code, JSON.parse(out)]).toMatchObject([1, { errorType: 'RangeError', errorMessage: 'too late' }])
  })

  it('has a sample event of each source', async () => {
    const { out } = await run('invoke', ['--sample', 'list'])
    expect(out.trim().split('\n')).toEqual(['dynamodb', 'http-api', 's3', 'schedule', 'sqs', 'websocket'])
    expect((await run('invoke', ['Hello', '--sample', 'sqs'])).code).toBe(0)
    const folder = resolve(import.meta.dirname, '../../events')
    for (const file of await readdir(folder)) JSON.parse(await readFile(join(folder, file), 'utf8'))
  })

  it('says what is there instead of what it was asked for', async () => {
    const unknown = await run('invoke', ['Nobody'])
    expect([unknown.code, unknown.err]).toEqual([2, 'No function is named Nobody. sst.config.ts has: Hello, Fail\n'])
    expect((await run('invoke', ['Hello', 'gone.json'])).err).toBe('There is no file gone.json\n')
    expect((await run('invoke', ['Hello', '-'], '{')).err).toContain('is no JSON')
  })

  it('says how to start a cloud when none runs', async () => {
    const { code, err } = await run('invoke', ['Hello'], '', join(dataDir, 'nowhere'))
    expect([code, err]).toEqual([2, 'No local cloud runs here. Start one in another terminal: npm start\n'])
  })
})

describe('npm run logs', () => {
  it('prints the log of a function, of one request if it is asked to', async () => {
    const first = await run('invoke', ['Hello'])
    await run('invoke', ['Hello'])
    const requestId = /START RequestId: (\S+)/.exec(first.err)?.[1] ?? ''
    await new Promise((done) => setTimeout(done, 100))
    const { out } = await run('logs', ['Hello', '--request', requestId])
    expect(out.trim().split('\n')).toHaveLength(5)
    expect((await run('logs', ['Hello'])).out.match(/START/g)?.length).toBeGreaterThan(1)
  })

  it('names what has a log when it is asked for what has none', async () => {
    const { code, err } = await run('logs', ['Nobody'])
    expect(code).toBe(2)
    expect(err).toContain('There is no log of Nobody')
  })
})
