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
  const main = join(root, 'packages', 'local', 'src', 'main.ts')
  const child = spawn(node, [main, ...process.argv.slice(2)], {
    cwd: root,
    // A group of its own: the terminal's Ctrl-C comes here alone and is passed on once.
    detached: true,
    // The channel tells the local cloud when this process is gone, even by SIGKILL.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('error', (error) => {
    console.error(`${node} does not run (${error.message}). Install again: rm -rf node_modules && npm ci`)
    process.exitCode = 1
  })
  child.once('exit', (code) => process.exit(code ?? 1))
}
