import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A server that is measured. */
export interface Contestant {
  readonly name: string
  readonly path: string
  readonly port: number
  /** The program and its arguments, run by the project's Node. */
  readonly args: readonly string[]
  readonly cwd: string
}

/** A contestant that runs. */
export interface Running {
  readonly contestant: Contestant
  readonly child: ChildProcess
  /** Milliseconds from its start to its first 200. */
  readonly started: number
  stop(): Promise<void>
}

const here = import.meta.dirname
const OFFLINE = join(here, 'serverless-offline')

/** Who is measured: the local cloud on the project `root`, and what it is compared with. */
export const contestants = (root: string): Contestant[] => [
  server('node:http calls the handler', 7310, join(here, 'servers', 'bare.ts')),
  server('a bare ws hop', 7320, join(here, 'servers', 'hop.ts')),
  {
    name: 'the local cloud',
    path: '/hello',
    port: 7330,
    args: [resolve(here, '../../../packages/local/src/main.mjs'), '--port', '7330'],
    cwd: root,
  },
  {
    name: 'serverless-offline 14',
    path: '/hello',
    port: 7340,
    args: [
      join(OFFLINE, 'node_modules/serverless/bin/serverless.js'),
      ...'offline start --httpPort 7340 --lambdaPort 7341'.split(' '),
    ],
    cwd: OFFLINE,
  },
]

const server = (name: string, port: number, file: string): Contestant => ({
  name,
  port,
  path: '/hello',
  args: [file, String(port)],
  cwd: here,
})

/**
 * Installs serverless-offline, which is no part of the project, in its own folder.
 * @throws Error when npm fails
 */
export const installOffline = async (): Promise<void> => {
  if (existsSync(join(OFFLINE, 'node_modules', 'serverless-offline'))) return
  console.log('Installing serverless-offline in test/bench/local/serverless-offline')
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: OFFLINE, stdio: 'inherit' })
  const code = await new Promise<number | null>((done) => npm.once('exit', done))
  if (code !== 0) throw new Error(`npm ci in ${OFFLINE} failed (${code}): mend what npm says above`)
}

/** How long a contestant may take to answer, in milliseconds. */
const PATIENCE = 120_000

/**
 * Starts a contestant and waits for its first 200.
 * @throws Error with what it printed, when it does not come up
 */
export const start = async (contestant: Contestant): Promise<Running> => {
  const before = performance.now()
  const child = spawn(process.execPath, [...contestant.args], {
    cwd: contestant.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      printed = (printed + data).slice(-2000)
    })
  }
  const exited = new Promise<void>((done) => child.once('exit', () => done()))
  const stop = async () => {
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await exited
    clearTimeout(timer)
  }
  while (!(await answers(contestant))) {
    if (child.exitCode === null && performance.now() - before < PATIENCE) continue
    await stop()
    throw new Error(`${contestant.name} does not come up:\n${printed}`)
  }
  return { contestant, child, started: performance.now() - before, stop }
}

const answers = async ({ port, path }: Contestant): Promise<boolean> => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined)
  await answer?.arrayBuffer()
  if (answer?.ok) return true
  await new Promise((done) => setTimeout(done, 5))
  return false
}
