import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { CommandPlan } from './config/plan.ts'
import { type GuardedProcess, spawnGuarded } from './process.ts'

/** What the commands need. */
export interface CommandOptions {
  readonly root: string
  /** Variables besides the links: endpoints for the AWS SDK, the data folder. */
  readonly variables: Readonly<Record<string, string>>
  onLine(command: CommandPlan, line: string): void
  onExit(command: CommandPlan, code: number): void
}

/** Runs the commands that start by themselves (`sst.x.DevCommand`), on the project's own Node. */
export const startCommands = (commands: readonly CommandPlan[], options: CommandOptions): { stop(): Promise<void> } => {
  const running = commands.filter(({ autostart }) => autostart).map((command) => start(command, options))
  let stopping = false
  for (const { command, process } of running) {
    process.exited.then(
      (code) => {
        if (!stopping) options.onExit(command, code)
      },
      () => undefined,
    )
  }
  const stop = async () => {
    stopping = true
    await Promise.all(running.map(({ process }) => process.stop()))
  }
  return { stop }
}

const start = (command: CommandPlan, options: CommandOptions): { command: CommandPlan; process: GuardedProcess } => {
  const { root, variables, onLine } = options
  const binaries = join(root, 'node_modules', '.bin')
  const guarded = spawnGuarded('/bin/sh', ['-c', `exec ${command.command}`], {
    cwd: join(root, command.directory),
    env: {
      ...process.env,
      PATH: `${binaries}${delimiter}${process.env.PATH ?? ''}`,
      ...variables,
      ...command.environment,
    },
  })
  for (const stream of [guarded.child.stdout, guarded.child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => onLine(command, line))
  }
  return { command, process: guarded }
}
