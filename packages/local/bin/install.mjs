import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

// Plain JavaScript without a dependency: this runs before anything is installed, on whatever Node >= 20 there is.

/** Installing is not possible; the message names the command that mends it. */
export class InstallError extends Error {
  name = 'InstallError'
}

/**
 * Installs the dependencies with `npm ci` when they are missing or not those of the lockfile. Starts at the same time
 * wait for one another.
 * @param {string} root the folder of package-lock.json
 * @param {{ log?: (line: string) => void, install?: (root: string) => Promise<void> }} [tools]
 * @returns {Promise<boolean>} whether something was installed
 */
export async function ensureInstalled(root, { log = console.log, install = (folder) => npmCi(folder, log) } = {}) {
  if (isInstalled(root)) return false
  const unlock = await lock(root, log)
  try {
    // The start that had the lock before may have installed everything.
    if (isInstalled(root)) return false
    await install(root)
    return true
  } finally {
    unlock()
  }
}

/** True when node_modules holds what the lockfile says; packages for other platforms may be missing. */
function isInstalled(root) {
  const wanted = readLockfile(join(root, 'package-lock.json'))
  const hidden = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden) || !existsSync(join(root, 'node_modules', '.bin', 'node'))) return false
  let there
  try {
    there = JSON.parse(readFileSync(hidden, 'utf8')).packages ?? {}
  } catch {
    return false
  }
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.optional || entry.devOptional || entry.peer) return true
    const installed = there[path]
    return installed !== undefined && installed.version === entry.version && installed.integrity === entry.integrity
  })
}

function readLockfile(file) {
  try {
    const { packages } = JSON.parse(readFileSync(file, 'utf8'))
    if (packages) return packages
  } catch {
    // Told below.
  }
  throw new InstallError(
    'package-lock.json is missing or broken (an unfinished merge?). Get it back with `git checkout package-lock.json`, ' +
      'or make a new one with `rm -f package-lock.json && npm install`',
  )
}

/** Takes the lock of this folder, waiting while another living process has it. */
async function lock(root, log) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16)
  const folder = join(tmpdir(), `dispense-install-${name}`)
  const owner = join(folder, 'pid')
  for (let waited = false; ; waited = true) {
    try {
      mkdirSync(folder)
      writeFileSync(owner, String(process.pid))
      return () => rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (!isAlive(ownerOf(owner))) rmSync(folder, { recursive: true, force: true })
    else if (!waited) log('Another start is installing the dependencies: waiting for it')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

function ownerOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    // Between the folder and the file in it: somebody is just taking the lock.
    return process.pid
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

async function npmCi(root, log) {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  log('Installing the dependencies (npm ci); the first time takes a minute or two')
  const timer = setInterval(() => log(`  still installing (${seconds()} s)`), 10_000)
  const run = () => runNpm(root, ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  let { code, output } = await run()
  // npm 11 on a slow disk sometimes unpacks a package into a workspace's node_modules before it has made the folder.
  if (code !== 0 && output.includes('Cannot cd into')) {
    log('npm lost its way: trying once more')
    ;({ code, output } = await run())
  }
  clearInterval(timer)
  if (code !== 0) {
    const fix = output.includes('can only install packages when your package.json and package-lock.json')
      ? 'The lockfile does not match package.json: run `npm install` and try again'
      : 'Mend what npm says above, then try again; `rm -rf node_modules && npm ci` starts over'
    throw new InstallError(`${output.trim()}\n\nnpm ci failed (exit code ${code}). ${fix}`)
  }
  log(`Installed in ${seconds()} s`)
}

function runNpm(root, args) {
  const cli = process.env.npm_execpath
  // Under `npm start` the very npm that started us; by hand the one on the PATH.
  const [command, before] = cli && basename(cli) === 'npm-cli.js' ? [process.execPath, [cli]] : ['npm', []]
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, [...before, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output = (output + data).slice(-8000)
      })
    }
    child.once('error', (error) => resolve({ code: 127, output: String(error) }))
    child.once('exit', (code) => resolve({ code: code ?? 1, output }))
  })
}
