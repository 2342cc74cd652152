import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { manifestFile } from './assets.ts'
import { bundlePage } from './bundle.ts'

const root = resolve(import.meta.dirname, '../../../..')

/** Leftovers younger than this may be in use: by a build that is running, or by a cloud that starts from it. */
const leftoverAge = 60 * 60 * 1000

if (import.meta.main) process.stdout.write(`${await buildExplore()}\n`)

/**
 * Makes the files of `/explore` where they are missing or out of date, and answers their folder, relative to the root of
 * the repository. The folder is named by what it was made of, so that an up-to-date one is found in milliseconds and two
 * builds at once do not disturb each other.
 *
 * `run()` of sst.config.ts calls this (as a process), because that is the one place that `npm start`, `npx sst dev`,
 * `npx sst deploy` and the tests all go through: nobody has to remember a build.
 */
export async function buildExplore(dist = join(root, 'packages/api/dist/explore')): Promise<string> {
  const folder = join(dist, await sourceHash())
  if (!existsSync(join(folder, manifestFile))) await build(dist, folder)
  return relative(root, folder)
}

async function build(dist: string, folder: string): Promise<void> {
  const started = performance.now()
  process.stderr.write('Bundling GraphiQL for /explore (a few seconds, once) ...\n')
  await mkdir(dist, { recursive: true })
  await removeLeftovers(dist)
  const work = join(dist, `unfinished-${randomUUID()}`)
  await mkdir(work)
  await bundlePage(work)
  await rename(work, folder).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    // Another build of the same sources was faster.
    await rm(work, { recursive: true })
  })
  process.stderr.write(`Bundled GraphiQL in ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
}

/** Of the page, of the code that bundles it, and of the lockfile, which stands for every package inside it. */
async function sourceHash(): Promise<string> {
  const sources = await readdir(import.meta.dirname, { recursive: true, withFileTypes: true })
  const files = sources
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
  const hash = createHash('sha256')
  for (const file of [...files.sort(), join(root, 'package-lock.json')]) {
    hash.update(`${relative(root, file)}\0`).update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 16)
}

async function removeLeftovers(dist: string): Promise<void> {
  for (const name of await readdir(dist)) {
    const folder = join(dist, name)
    // Another build may have taken it away since.
    const found = await stat(folder).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > leftoverAge) await rm(folder, { recursive: true, force: true })
  }
}
