import { type ChildProcess, spawn } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type TemporaryApp, temporaryApp } from './testing/app.ts'
import { isAlive, until } from './testing/until.ts'

/** Stands for main.ts: says what it was given, and ends by the signal or by the loss of its parent as main.ts does. */
const MAIN = `
console.log(JSON.stringify([process.pid, process.version, process.cwd(), process.argv.slice(2)]))
if (process.argv.includes('--fail')) process.exit(3)
process.on('SIGINT', () => { console.log('interrupted'); process.exit(0) })
process.on('disconnect', () => process.exit(0))
setInterval(() => undefined, 1000)
`

const apps: TemporaryApp[] = []
const processes: ChildProcess[] = []

afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL')
  for (const app of apps.splice(0)) await app.remove()
})

const start = async (...args: string[]) => {
  const app = await temporaryApp({ 'package-lock.json': '{"packages":{}}', 'packages/local/src/main.mjs': MAIN })
  apps.push(app)
  await cp(join(import.meta.dirname, '../bin'), join(app.root, 'packages/local/bin'), { recursive: true })
  const child = spawn(process.execPath, [join(app.root, 'packages/local/bin/start.mjs'), ...args], { cwd: '/' })
  processes.push(child)
  const output = { text: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output.text += data
    })
  }
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const said = JSON.parse(await until(() => /^\[.*\]$/m.exec(output.text)?.[0])) as [number, string, string, string[]]
  return { child, app, output, exited, pid: said[0], version: said[1], cwd: said[2], args: said[3] }
}

describe('the start script', () => {
  it('runs the local cloud on the Node of the project, in its root, with the arguments', async () => {
    const { version, cwd, app, args } = await start('--fresh', '--port', '4010')
    expect(version).toMatch(/^v24\./)
    expect([cwd, args]).toEqual([app.root, ['--fresh', '--port', '4010']])
  })

  it('hands Ctrl-C on, waits, and ends with the exit code of the local cloud', async () => {
    const { child, exited, output, pid } = await start()
    child.kill('SIGINT')
    expect(await exited).toBe(0)
    expect(output.text).toContain('interrupted')
    expect(isAlive(pid)).toBe(false)
    expect(await (await start('--fail')).exited).toBe(3)
  })

  it('takes the local cloud with it when it is killed', async () => {
    const { child, pid } = await start()
    child.kill('SIGKILL')
    await until(() => !isAlive(pid))
  })
})
