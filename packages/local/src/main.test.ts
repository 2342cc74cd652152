import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { configuration, type TemporaryApp, temporaryApp } from './testing/app.ts'
import { DEBUGGER, freePort } from './testing/ports.ts'
import { isAlive, until } from './testing/until.ts'

const MAIN = join(import.meta.dirname, 'main.mjs')

const CONFIG = configuration(`
    const api = new sst.aws.ApiGatewayV2('Api')
    api.route('GET /pid', 'src/hello.handler')
    new sst.x.DevCommand('Demo', { dev: { command: 'node src/command.mjs' } })
    return { api: api.url }`)

/** With a table, and so with a DynamoDB Local, which takes most of the time of a start. */
const WITH_TABLE = CONFIG.replace(
  'const api',
  `new sst.aws.Dynamo('Table', { fields: { pk: 'string' }, primaryIndex: { hashKey: 'pk' } })
    const api`,
)

const FILES = {
  'src/hello.ts': 'export const handler = async () => process.pid',
  'src/command.mjs': `console.log('command', process.pid, process.env.DISPENSE_FLEET); setInterval(() => undefined, 1000)`,
}

const apps: TemporaryApp[] = []
const processes: ChildProcess[] = []

afterEach(async () => {
  for (const child of processes.splice(0)) {
    child.kill('SIGTERM')
    if (child.exitCode === null && child.signalCode === null)
      await new Promise((resolve) => child.once('exit', resolve))
  }
  for (const app of apps.splice(0)) await app.remove()
})

const newApp = async (config = CONFIG): Promise<TemporaryApp> => {
  const app = await temporaryApp({ ...FILES, 'sst.config.ts': config })
  apps.push(app)
  return app
}

const run = (app: TemporaryApp, args: string[], port: number) => {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: app.root, env: { ...process.env, PORT: String(port) } })
  processes.push(child)
  const output = { text: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output.text += data
    })
  }
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, output, exited }
}

const started = async (app: TemporaryApp, args: string[] = [], givenPort?: number) => {
  const port = givenPort ?? (await freePort())
  const running = run(app, args, port)
  const isUp = until(
    () => running.output.text.includes('is up after') && /command \d/.test(running.output.text),
    60_000,
  )
  const ended = running.exited.then((code) => {
    throw new Error(`It ended (${code}):\n${running.output.text}`)
  })
  await Promise.race([isUp, ended])
  const worker = Number(await (await fetch(`http://localhost:${port}/pid`)).text())
  const command = Number(/command (\d+)/.exec(running.output.text)?.[1])
  return { ...running, port, worker, command }
}

/** The process of the DynamoDB Local of an app. */
const javaOf = (app: TemporaryApp): number =>
  Number(
    execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
      .split('\n')
      .find(
        (line) => line.includes(join(app.root, '.data/dynamodb')) && / java /.test(line) && !line.includes('/bin/sh'),
      )
      ?.trim()
      .split(' ')[0],
  )

const expectGone = async (...pids: number[]) => {
  for (const pid of pids) {
    expect(pid).toBeGreaterThan(0)
    await until(() => !isAlive(pid))
  }
}

describe('the process of npm start', { timeout: 120_000 }, () => {
  it('ends all that it started on Ctrl-C, with exit code 0 and no noise', async () => {
    const app = await newApp(WITH_TABLE)
    const { child, worker, command, exited, output, port } = await started(app)
    const java = javaOf(app)
    expect(output.text).toMatch(new RegExp(`http://localhost:${port} is up after [\\d.]+ s; logs are in .data/logs`))
    child.kill('SIGINT')
    // The terminal and npm both send it.
    child.kill('SIGINT')
    expect(await exited).toBe(0)
    await expectGone(worker, command, java)
    expect(output.text).not.toMatch(/error|at .*:\d+:\d+/i)
    expect(existsSync(join(app.root, '.data/cloud.pid'))).toBe(false)
  })

  it('leaves nothing behind when it is killed itself, and can start again at once', async () => {
    const app = await newApp(WITH_TABLE)
    const { child, worker, command } = await started(app)
    const java = javaOf(app)
    child.kill('SIGKILL')
    await expectGone(worker, command, java)
    const again = await started(app)
    again.child.kill('SIGTERM')
    expect(await again.exited).toBe(0)
  })

  it('refuses to start a second time on the same data', async () => {
    const app = await newApp()
    const { child } = await started(app)
    const second = run(app, [], await freePort())
    expect(await second.exited).toBe(1)
    expect(second.output.text).toContain(`Another local cloud (process ${child.pid}) is using`)
    expect(await readFile(join(app.root, '.data/cloud.pid'), 'utf8')).toBe(String(child.pid))
  })

  it('keeps its data between starts, and forgets it with --fresh', async () => {
    const app = await newApp()
    const first = await started(app, ['--no-fleet'])
    expect(first.output.text).toContain(`command ${first.command} 0`)
    first.child.kill('SIGINT')
    await first.exited
    const marker = join(app.root, '.data/secrets.json')
    await writeFile(marker, '{"Kept":"x"}')
    const second = await started(app)
    expect(second.output.text).toContain(`command ${second.command} undefined`)
    expect(existsSync(marker)).toBe(true)
    second.child.kill('SIGINT')
    await second.exited
    const third = await started(app, ['--fresh'])
    expect(existsSync(marker)).toBe(false)
    third.child.kill('SIGINT')
    await third.exited
  })

  it('names a busy port and the way around', async () => {
    const app = await newApp()
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const { exited, output } = run(app, [], port)
    expect(await exited).toBe(1)
    expect(output.text).toBe(`Port ${port} is in use. Start with another one: PORT=${port + 10} npm start\n`)
    server.close()
  })

  it('shows the fault of the configuration, and nothing else', async () => {
    const app = await newApp()
    await app.write('sst.config.ts', configuration(`new sst.aws.Vpc('Net')`))
    const { exited, output } = run(app, [], await freePort())
    expect(await exited).toBe(1)
    expect(output.text).toMatch(/^sst\.config\.ts:4: the local cloud does not support sst\.aws\.Vpc\. .*\n$/)
  })

  it('refuses unknown arguments with the help and exit code 2', async () => {
    const { exited, output } = run(await newApp(), ['--frsh'], await freePort())
    expect(await exited).toBe(2)
    expect(output.text).toContain('--no-fleet')
  })

  it('prints the help', async () => {
    const { exited, output } = run(await newApp(), ['--help'], await freePort())
    expect(await exited).toBe(0)
    expect(output.text).toContain('forget the data of earlier runs')
  })

  it('puts new code into service when a source file is saved, and says so', async () => {
    const app = await newApp()
    const { port, output } = await started(app)
    await app.write('src/hello.ts', `export const handler = async () => 'new'`)
    await until(() => output.text.includes('reloaded'))
    expect(await (await fetch(`http://localhost:${port}/pid`)).text()).toBe('new')
  })

  it('opens a debugger with --inspect; while one is attached, an invocation takes what time it needs', async () => {
    const app = await newApp()
    await app.write(
      'src/hello.ts',
      `export const handler = async ({ rawQueryString }) => {
        if (rawQueryString) await new Promise((resolve) => setTimeout(resolve, 1500))
        return process.pid
      }`,
    )
    await app.write(
      'sst.config.ts',
      CONFIG.replace(`'src/hello.handler'`, `{ handler: 'src/hello.handler', timeout: '1 second' }`),
    )
    const port = await freePort()
    const inspectPort = port + DEBUGGER
    await started(app, [`--inspect=${inspectPort}`], port)
    const slow = async () => (await fetch(`http://localhost:${port}/pid?slow`)).status
    expect(await slow()).toBe(500)
    // The environment that timed out is gone; the debugger's port stays, for the next one.
    await fetch(`http://localhost:${port}/pid`)
    const targets = await (await fetch(`http://127.0.0.1:${inspectPort}/json/list`)).json()
    const [{ webSocketDebuggerUrl: url }] = targets as [{ webSocketDebuggerUrl: string }]
    const { WebSocket } = await import('ws')
    const socket = new WebSocket(url)
    await new Promise((resolve) => socket.once('open', resolve))
    expect(await slow()).toBe(200)
    socket.close()
  })
})
