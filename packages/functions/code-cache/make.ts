/**
 * `make.ts <folder>`: SST's `hook.postbuild` of a function, on the folder of its bundle. Compiles the function's modules, and puts the
 * compiled code beside them with an entry point that has Node take it.
 */
import { execFile } from 'node:child_process'
import { chmod, copyFile, cp, mkdtemp, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** esbuild puts a hash of the content into the names of all its outputs but entry points. */
const CHUNK = /-[A-Z0-9]{8}\.mjs$/

/** V8 takes what was compiled under the same flags: these are those of Lambda's `bootstrap`. */
const FLAGS = ['--expose-gc']

/**
 * Adds the code cache to a bundle.
 * @param bundle the folder of a bundle with one entry point
 * @param node the command of the Node that the code is for: `CODE_CACHE_NODE`, where `{}` stands for a folder that it must see;
 *   left out: the Node that runs this
 * @throws Error when there is no entry point, or the command fails; the bundle is then as it was
 */
export async function makeCodeCache(bundle: string, node: string = process.env.CODE_CACHE_NODE ?? ''): Promise<void> {
  const entry = (await readdir(bundle)).find((name) => name.endsWith('.mjs') && !CHUNK.test(name))
  if (!entry) throw new Error(`${bundle} has no entry point of an ES module`)
  const main = entry.replace(/\.mjs$/, '.main.mjs')
  // Laid out as on Lambda: Node knows modules by their way from the cache's folder.
  const place = await realpath(await mkdtemp(join(tmpdir(), 'code-cache-')))
  try {
    const task = join(place, 'var/task')
    await cp(bundle, task, { recursive: true })
    await rename(join(task, entry), join(task, main))
    for (const file of ['start.mjs', 'compile.mjs']) await copyFile(join(import.meta.dirname, file), join(place, file))
    const [program = process.execPath, ...args] = node.replaceAll('{}', place).split(' ').filter(Boolean)
    await promisify(execFile)(program, [...args, ...FLAGS, join(place, 'compile.mjs'), join(task, main), place])
    const [own = ''] = await readdir(join(place, 'tmp/code-cache'))
    const modules = join(bundle, 'code-cache/modules')
    await cp(join(place, 'tmp/code-cache', own), modules, { recursive: true })
    // Node lets nobody else read them, and Lambda's user is somebody else.
    for (const file of await readdir(modules)) await chmod(join(modules, file), 0o644)
    for (const file of ['probe', 'made-by']) await copyFile(join(place, file), join(bundle, 'code-cache', file))
  } finally {
    await rm(place, { recursive: true, force: true })
  }
  await copyFile(join(import.meta.dirname, 'start.mjs'), join(bundle, 'code-cache/start.mjs'))
  await rename(join(bundle, entry), join(bundle, main))
  await writeFile(join(bundle, entry), entryOf(main))
}

const entryOf = (main: string): string => `import { useCodeCache } from './code-cache/start.mjs'
useCodeCache(import.meta.dirname)
export const { handler } = await import('./${main}')
`

if (import.meta.main) await makeCodeCache(process.argv[2] ?? '')
