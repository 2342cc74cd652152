import { readdir, rm } from 'node:fs/promises'
import module from 'node:module'
import { join, resolve } from 'node:path'
import { ArgumentError, type Arguments, HELP, parseArguments } from './arguments.ts'
import { type Cloud, startCloud } from './cloud.ts'
import { LOCK_FILE, lockData } from './data-lock.ts'
import type { LiveView } from './live.ts'
import { ownAddresses } from './network.ts'
import { createTerminal } from './terminal.ts'

// The process of `npm start`. The folder it runs in is the project's.

const root = resolve('.')
const dataDir = join(root, '.data')

const main = async (): Promise<void> => {
  const args = parseArguments(process.argv.slice(2), process.env)
  if (args.help) {
    console.log(HELP)
    return
  }
  const unlock = await lockData(dataDir)
  if (args.fresh) await forget()
  const cloud = run(args)
  endWith(cloud, unlock)
}

/** Forgets everything but the lock that this process holds, and what can only be made again as it is. */
const forget = async (): Promise<void> => {
  for (const name of await readdir(dataDir)) {
    if (name !== LOCK_FILE && name !== 'cache') await rm(join(dataDir, name), { recursive: true, force: true })
  }
}

const run = async ({ port, host, users, inspect, fleet, edges }: Arguments): Promise<Cloud> => {
  const started = performance.now()
  let live: LiveView | undefined
  const print = (text: string) => (live ? live.write(text) : process.stdout.write(text))
  const showsNotable = () => live?.showsNotable ?? true
  const terminal = createTerminal(join(dataDir, 'logs'), print, { showsNotable })
  process.on('exit', () => {
    live?.stop()
    terminal.close()
  })
  const cloud = await startCloud({
    root,
    port,
    host,
    edges,
    dataDir,
    users,
    inspect,
    watch: true,
    commands: true,
    bill: true,
    env: {
      ...(!fleet && { DISPENSE_FLEET: '0' }),
      ...(host && { DISPENSE_HOST: reachedAt(host) }),
      ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
    },
    log: (event) => {
      terminal.show(event)
      live?.see(event)
    },
  })
  module.flushCompileCache()
  console.log(`${cloud.url} is up after ${((performance.now() - started) / 1000).toFixed(1)} s; logs are in .data/logs`)
  if (process.stdout.isTTY) live = await showLive(cloud)
  return cloud
}

/** What other devices call this machine, for the addresses that are printed: of all that it has, the likeliest. */
const reachedAt = (host: string): string => {
  const [first] = host === '0.0.0.0' ? ownAddresses() : [host]
  if (first) return first
  throw new ArgumentError('--host: this machine is in no network that a phone could be in, too')
}

/** The view of a terminal; its keys come from the process that has it. */
const showLive = async (cloud: Cloud): Promise<LiveView> => {
  const { LiveView } = await import('./live.ts')
  const live = new LiveView({
    write: (text) => process.stdout.write(text),
    environments: cloud.environments,
    functions: cloud.plan.functions.map(({ name }) => name),
    // A terminal that does not say how wide it is says 0.
    width: () => process.stdout.columns || 80,
  })
  process.on('message', ({ key }: { key: string }) => live.press(key))
  live.start()
  return live
}

/** A terminal's Ctrl-C may come twice at once (from the terminal and from npm); later ones mean impatience. */
const IMPATIENCE = 1000

const endWith = (cloud: Promise<Cloud>, unlock: () => Promise<void>): void => {
  let endingSince: number | undefined
  const end = async (code: number): Promise<void> => {
    if (endingSince !== undefined) {
      if (performance.now() - endingSince > IMPATIENCE) process.exit(130)
      return
    }
    endingSince = performance.now()
    await cloud.then(
      (running) => running.stop(),
      () => undefined,
    )
    await unlock()
    process.exit(code)
  }
  const report = (error: unknown): void => {
    console.error(textOf(error))
    void end(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))
  // Whoever started us is gone.
  process.on('disconnect', () => void end(0))
  process.on('uncaughtException', report)
  process.on('unhandledRejection', report)
  cloud.catch(report)
}

/** Failures that say themselves what to do; of others the stack is wanted. */
const EXPLAINED = new Set([
  'ArgumentError',
  'BundleError',
  'ConfigError',
  'DataInUseError',
  'DynamoStartError',
  'FilterError',
  'HostError',
  'JavaMissingError',
  'PortInUseError',
  'TableMismatchError',
  'UsersError',
])

const textOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return EXPLAINED.has(error.name) ? error.message : (error.stack ?? error.message)
}

main().catch((error: unknown) => {
  console.error(textOf(error))
  process.exitCode = error instanceof ArgumentError ? 2 : 1
})
