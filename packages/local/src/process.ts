import { type ChildProcess, spawn } from 'node:child_process'

/** A child process that cannot outlive us. */
export interface GuardedProcess {
  readonly child: ChildProcess
  /** Settles with the exit code when it is gone. */
  readonly exited: Promise<number>
  /** Asks it to end (SIGTERM), waits `patience` ms, then ends it. */
  stop(patience?: number): Promise<void>
}

/**
 * Runs the command with our end of its standard input as the thread of its life: when that closes, because we stopped it
 * or because this process is gone (also by SIGKILL), the shell ends the command. A group of its own keeps the
 * terminal's Ctrl-C from it, and lets us end what the command itself has started.
 */
const GUARD = `
exec 3<&0
"$@" </dev/null 3<&- &
command=$!
(cat <&3 >/dev/null; kill -TERM "$command" 2>/dev/null) >/dev/null 2>&1 &
guard=$!
exec 3<&-
wait "$command"
code=$?
kill "$guard" 2>/dev/null
exit "$code"
`

/** Starts a command that ends when this process does. */
export const spawnGuarded = (
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): GuardedProcess => {
  const child = spawn('/bin/sh', ['-c', GUARD, 'guard', command, ...args], {
    ...options,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1))
    child.once('error', () => resolve(127))
  })
  const stop = async (patience = 3000): Promise<void> => {
    child.stdin?.destroy()
    const timer = setTimeout(() => killGroup(child.pid), patience)
    await exited
    clearTimeout(timer)
    killGroup(child.pid)
  }
  return { child, exited, stop }
}

const killGroup = (pid: number | undefined): void => {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The whole group is gone already.
  }
}
