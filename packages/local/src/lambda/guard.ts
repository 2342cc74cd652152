import { type ChildProcess, spawn } from 'node:child_process'

/**
 * Reads `+ <pid>` and `- <pid>`; when its input ends, whoever held the other end is gone, and so are the processes on the
 * list: a frozen one would never see by itself that nobody is there any more.
 */
const SCRIPT = `
pids=
while read -r change pid; do
  rest=
  for each in $pids; do [ "$each" = "$pid" ] || rest="$rest $each"; done
  pids=$rest
  [ "$change" = + ] && pids="$pids $pid"
done
for each in $pids; do kill -KILL "$each" 2>/dev/null; done
`

/** Ends the processes of the environments when this process is gone, however it went. */
export class Guard {
  #shell: ChildProcess | undefined

  /** Puts a process on the list. */
  add(pid: number): void {
    this.#shell ??= startShell()
    this.#shell.stdin?.write(`+ ${pid}\n`)
  }

  /** Takes a process that ended off the list. */
  remove(pid: number): void {
    this.#shell?.stdin?.write(`- ${pid}\n`)
  }

  /** Ends the guard and what is still on its list. */
  async stop(): Promise<void> {
    const shell = this.#shell
    if (!shell) return
    const ended = new Promise((resolve) => shell.once('exit', resolve))
    shell.stdin?.end()
    await ended
  }
}

const startShell = (): ChildProcess => {
  // In a session of its own: what ends us must not end the guard.
  const shell = spawn('/bin/sh', ['-c', SCRIPT], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  shell.stdin?.on('error', () => undefined)
  shell.on('error', () => undefined)
  return shell
}
