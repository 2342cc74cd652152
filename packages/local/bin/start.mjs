import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled, InstallError } from './install.mjs'

// `npm start`: plain JavaScript for Node >= 20, as nothing may be installed yet. It installs what is missing, then runs
// the local cloud on the project's own Node 24.

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

try {
  await ensureInstalled(root)
  run()
} catch (error) {
  console.error(error instanceof InstallError ? error.message : error)
  process.exitCode = 1
}

function run() {
  const node = join(root, 'node_modules', '.bin', 'node')
  const main = join(root, 'packages', 'local', 'src', 'main.mjs')
  const child = spawn(node, [main, ...process.argv.slice(2)], {
    cwd: root,
    // A group of its own: the terminal's Ctrl-C comes here alone and is passed on once.
    detached: true,
    // The channel tells the local cloud when this process is gone, even by SIGKILL.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  passKeys(child)
  child.once('error', (error) => {
    console.error(`${node} does not run (${error.message}). Install again: rm -rf node_modules && npm ci`)
    process.exitCode = 1
  })
  child.once('exit', (code) => process.exit(code ?? 1))
}

/** The keys of the live view: the local cloud has a session of its own, so the terminal is read here. */
function passKeys(child) {
  const { stdin, stdout } = process
  if (!stdin.isTTY || !stdout.isTTY) return
  stdin.setRawMode(true)
  stdin.unref()
  stdin.on('data', (data) => {
    // In raw mode Ctrl-C is a key like any other.
    if (data.includes(3)) child.kill('SIGINT')
    else if (child.connected) child.send({ key: String(data) })
  })
  process.on('exit', () => stdin.setRawMode(false))
}
