/** Finds the browser of the tests, or installs it with apt-get as root on a Debian-like machine. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { ChromiumMissingError, findChromium } from './chromium.ts'

const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

try {
  console.log(`    ${await ensureChromium()}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function ensureChromium(): Promise<string> {
  try {
    return findChromium()
  } catch (error) {
    if (!canInstall || process.env.CHROMIUM_PATH || !(error instanceof ChromiumMissingError)) throw error
  }
  console.log('    Installing Chromium with apt-get (about a minute, once) ...')
  await aptInstall()
  return findChromium()
}

/** A failed install is found by looking for the browser afterwards; apt-get's own words are shown then. */
async function aptInstall(): Promise<void> {
  const install = 'apt-get install -y -qq --no-install-recommends'
  // The one without windows is half as large; Debian has it since version 12.
  const script = `apt-get update -qq && (${install} chromium-headless-shell || ${install} chromium)`
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const child = spawn('/bin/sh', ['-c', script], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const output: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk))
  const code = await new Promise((done) => child.on('close', done))
  if (code !== 0) process.stderr.write(Buffer.concat(output))
}
