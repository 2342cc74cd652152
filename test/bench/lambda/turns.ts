import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Contestant } from './contestants.ts'
import type { Measured, Turn } from './worker.ts'

/** One core for whoever is measured, where Linux can say so: a handler has one on Lambda, or less. */
const PINNED = existsSync('/usr/bin/taskset') ? ['/usr/bin/taskset', '--cpu-list', '0'] : []

/** What Lambda's `bootstrap` gives to Node in a function of 1 GB. */
const FLAGS = ['--expose-gc', '--max-semi-space-size=51', '--max-old-space-size=922']

/** Lets a contestant do a turn in a process of its own. @throws Error with what it printed, when it fails */
export async function run(
  { bundle }: Contestant,
  turn: Turn,
  folder: string,
  env: Record<string, string>,
): Promise<Measured> {
  const file = join(folder, 'turn.json')
  await writeFile(file, JSON.stringify(turn))
  const [program = '', ...args] = [
    ...PINNED,
    process.execPath,
    ...FLAGS,
    join(import.meta.dirname, 'worker.ts'),
    bundle,
    file,
  ]
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(program, args, {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [printed, said] = ['', '']
  child.stdout.on('data', (data) => {
    printed += data
  })
  child.stderr.on('data', (data) => {
    said += data
  })
  const code = await new Promise<number | null>((done) => child.once('close', done))
  await rm(file)
  const last = printed.trim().split('\n').at(-1) ?? ''
  if (code !== 0 || !last.startsWith('{"init"')) throw new Error(`${bundle} failed (${code}):\n${said}${printed}`)
  return JSON.parse(last) as Measured
}

/** The middle of some values. */
export const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
