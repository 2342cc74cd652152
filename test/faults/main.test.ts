import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'

/** More seeds than any test waits for, of one purchase each. */
const ENDLESS = ['--seeds', '10000', '--purchases', '1']

describe.concurrent('npm run faults', () => {
  test.for([
    { name: 'a Ctrl-C, which the terminal sends to all its processes', signal: 'SIGINT', to: 'all', code: 130 },
    { name: 'a SIGTERM', signal: 'SIGTERM', to: 'it', code: 143 },
  ] as const)('prints what was done after $name, and leaves no process', async ({ signal, to, code }) => {
    const { run, heard, exited } = start(ENDLESS)
    await until(() => / 1\/10000 seeds/.test(heard.stderr))
    const children = descendantsOf(run.pid ?? 0)
    expect(children.length).toBeGreaterThan(0)
    process.kill(to === 'all' ? -(run.pid ?? 0) : (run.pid ?? 0), signal)
    expect(await exited).toBe(code)
    const [, purchases] = /^purchases {3}(\d+) in \1 seeds, \d+ calls$/m.exec(heard.stdout) ?? []
    expect(Number(purchases)).toBeGreaterThan(0)
    expect(heard.stdout).toContain('violations  0 in 0 seeds')
    expect(heard.stdout).toContain(`ended by ${signal} after ${purchases} of 10000 seeds`)
    await until(() => children.every((pid) => !isThere(pid)))
  })

  test('says what it does not know, and how it is used', async () => {
    const { heard, exited } = start(['--seeds', 'many'])
    expect(await exited).toBe(1)
    expect(heard.stderr).toContain('many is no whole number from 1')
    expect(heard.stderr).toContain('npm run faults -- [options]')
  })
})

/** Starts it in a group of its own, as a shell does with what is typed. */
function start(args: readonly string[]) {
  const run = spawn(process.execPath, [new URL('main.ts', import.meta.url).pathname, ...args], { detached: true })
  const heard = { stdout: '', stderr: '' }
  run.stdout.on('data', (data: Buffer) => (heard.stdout += data))
  run.stderr.on('data', (data: Buffer) => (heard.stderr += data))
  return { run, heard, exited: exitOf(run) }
}

const exitOf = async (run: ChildProcess): Promise<number> => (await once(run, 'close'))[0]

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(50)
}

/** The processes that a process has started, and those that these have. */
function descendantsOf(parent: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number))
  const of = (pid: number): number[] =>
    pairs.flatMap(([child = 0, itsParent]) => (itsParent === pid ? [child, ...of(child)] : []))
  return of(parent)
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
