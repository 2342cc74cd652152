import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const INSTALL = join(import.meta.dirname, '../bin/install.mjs')

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'install-'))
  await writeFile(join(root, 'package-lock.json'), LOCKFILE)
})

afterEach(() => rm(root, { recursive: true, force: true }))

const PACKAGES = {
  '': { name: 'app' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/only-elsewhere': { version: '1.0.0', integrity: 'sha512-b', optional: true },
}

const LOCKFILE = JSON.stringify({ packages: PACKAGES })

/** What `npm ci` leaves behind. */
const installed = async (packages: object = { 'node_modules/a': PACKAGES['node_modules/a'] }) => {
  await mkdir(join(root, 'node_modules/.bin'), { recursive: true })
  await writeFile(join(root, 'node_modules/.bin/node'), '')
  await writeFile(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }))
}

/** Runs the installer in a process of its own, before an `npm` that does what the script says. */
const ensure = async (npm: string) => {
  const bin = join(root, 'fake-bin')
  await mkdir(bin, { recursive: true })
  await writeFile(join(bin, 'npm'), `#!/bin/sh\necho "$@" >> ${join(root, 'npm.calls')}\n${npm}\n`)
  await chmod(join(bin, 'npm'), 0o755)
  const script = `import { ensureInstalled } from ${JSON.stringify(pathToFileURL(INSTALL).href)}
    try { console.log('answer', await ensureInstalled(${JSON.stringify(root)})) }
    catch (error) { console.log(error.name, error.message); process.exitCode = 1 }`
  const { npm_execpath: _npm, ...env } = process.env
  return new Promise<string>((resolve) => {
    const options = { env: { ...env, PATH: `${bin}:${process.env.PATH}` } }
    execFile(process.execPath, ['--input-type=module', '-e', script], options, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    )
  })
}

const FAKE_INSTALL = (folder: string) => `sleep 0.5
mkdir -p ${folder}/node_modules/.bin && : > ${folder}/node_modules/.bin/node
echo '${JSON.stringify({ packages: { 'node_modules/a': PACKAGES['node_modules/a'] } })}' > ${folder}/node_modules/.package-lock.json`

describe('installing at the start', () => {
  it('does nothing when everything of the lockfile is there', async () => {
    await installed()
    expect(await ensure('exit 9')).toBe('answer false\n')
  })

  it('runs npm ci, and says so, when nothing is there', async () => {
    const output = await ensure(FAKE_INSTALL(root))
    expect(output).toContain('Installing the dependencies (npm ci)')
    expect(output).toMatch(/Installed in \d+ s\nanswer true\n$/)
  })

  it.each([
    ['has another version', { 'node_modules/a': { version: '0.9.0', integrity: 'sha512-a' } }],
    ['lacks a package', {}],
  ])('runs npm ci when what is there %s', async (_title, packages) => {
    await installed(packages)
    expect(await ensure(FAKE_INSTALL(root))).toContain('answer true')
  })

  it('names the way out when the lockfile is broken', async () => {
    await writeFile(join(root, 'package-lock.json'), '<<<<<<< HEAD')
    expect(await ensure('')).toMatch(
      /^InstallError package-lock\.json is missing or broken.*git checkout package-lock\.json/,
    )
  })

  it('names the way out when the lockfile does not match', async () => {
    const npm = `echo 'npm error \`npm ci\` can only install packages when your package.json and package-lock.json are in sync' >&2; exit 1`
    expect(await ensure(npm)).toMatch(/InstallError[\s\S]*The lockfile does not match package\.json: run `npm install`/)
  })

  it('shows what npm said when it fails otherwise', async () => {
    expect(await ensure(`echo 'ENOSPC: no space left' >&2; exit 228`)).toMatch(
      /ENOSPC[\s\S]*npm ci failed \(exit code 228\)/,
    )
  })

  it('tries again, once, when npm unpacks into a folder that it has not made', async () => {
    const fails = `echo "npm error enoent ENOENT: Cannot cd into 'x'" >&2; exit 254`
    const output = await ensure(
      `if [ "$(wc -l < ${join(root, 'npm.calls')})" = 1 ]; then ${fails}; fi\n${FAKE_INSTALL(root)}`,
    )
    expect(output).toContain('trying once more')
    expect(output).toContain('answer true')
  })

  it('installs once when two start at the same time', async () => {
    const outputs = await Promise.all([ensure(FAKE_INSTALL(root)), ensure(FAKE_INSTALL(root))])
    expect(outputs.map((output) => /answer (\w+)/.exec(output)?.[1]).sort()).toEqual(['false', 'true'])
    expect(outputs.join('')).toContain('Another start is installing the dependencies: waiting for it')
  })
})
