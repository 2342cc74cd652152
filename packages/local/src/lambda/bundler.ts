import { createHash } from 'node:crypto'
import { existsSync, type FSWatcher, watch } from 'node:fs'
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'
import type { FunctionPlan } from '../config/plan.ts'
import { BundleError, buildOptions, outdir } from './build-options.ts'

/** A bundled function. */
export interface Bundle {
  /** The file to import. */
  readonly bundle: string
  /** Its folder, the function's task root. */
  readonly bundleDirectory: string
  /** A module that imports the packages which the bundle leaves out; undefined when it leaves out none. */
  readonly packages: string | undefined
}

/** What the bundler needs. */
export interface BundlerOptions {
  /** The folder of sst.config.ts: handlers are relative to it. */
  readonly root: string
  /** Where the bundles go. */
  readonly directory: string
  readonly functions: readonly FunctionPlan[]
  /** Rebuild when a source file is saved. */
  readonly watch: boolean
  /** Told of rebuilds and of code that does not build. */
  readonly log: (message: string) => void
}

/** An editor writes a file in several steps; changes within this many milliseconds are one. */
const DEBOUNCE = 20

const NO_BUNDLE: Bundle = { bundle: '', bundleDirectory: '', packages: undefined }

interface Target {
  readonly fn: FunctionPlan
  readonly context: esbuild.BuildContext
  hash: string
  bundle: Bundle
  /** Kept while invocations may still run on it. */
  previous: Bundle | undefined
}

/** Bundles the functions with esbuild as SST does, and again, incrementally, when a source file is saved. */
export class Bundler {
  readonly #options: BundlerOptions
  readonly #targets = new Map<string, Target>()
  readonly #watched = new Map<string, FSWatcher>()
  #renew: (fn: FunctionPlan) => Promise<void> = async () => undefined
  #lastUsed: (fn: FunctionPlan) => number = () => 0
  readonly #inputs = new Map<string, Set<Target>>()
  readonly #dirty = new Set<Target>()
  /** Those whose newest code does not build: any change beside their sources may mend them. */
  readonly #broken = new Set<Target>()
  #timer: NodeJS.Timeout | undefined
  #rebuilding: Promise<void> = Promise.resolve()

  constructor(options: BundlerOptions) {
    this.#options = options
  }

  /**
   * Builds every function.
   * @throws BundleError
   */
  async start(): Promise<void> {
    const { directory, root, functions } = this.#options
    await mkdir(directory, { recursive: true })
    // Packages that a bundle leaves out (`nodejs.install`) are those of the project, wherever the bundles are.
    const modules = join(directory, 'node_modules')
    if (!existsSync(modules)) await symlink(join(root, 'node_modules'), modules, 'dir')
    await Promise.all([buildWorker(this.worker), ...functions.map((fn) => this.#add(fn))])
  }

  /** The newest good bundle of a function. */
  current(fn: FunctionPlan): Bundle {
    const target = this.#targets.get(fn.arn)
    if (!target) throw new BundleError(`${fn.name} is not built`)
    return target.bundle
  }

  /**
   * Calls `renew` when a function has new code; it resolves when that is in service. `lastUsed` says when a function was
   * last invoked, in milliseconds of any clock.
   */
  onChange(renew: (fn: FunctionPlan) => Promise<void>, lastUsed: (fn: FunctionPlan) => number): void {
    this.#renew = renew
    this.#lastUsed = lastUsed
  }

  /** The code of the environments' processes, in one file: it comes up in half the time that its sources take. */
  get worker(): string {
    return join(this.#options.directory, 'worker.cjs')
  }

  /** Stops watching and building. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    for (const watcher of this.#watched.values()) watcher.close()
    await this.#rebuilding
    await Promise.all([...this.#targets.values()].map(({ context }) => context.dispose()))
  }

  async #add(fn: FunctionPlan): Promise<void> {
    const { root, watch } = this.#options
    const options = buildOptions(root, fn)
    const plugins = [...(options.plugins ?? []), ...(watch ? [leaveOutPackages(root)] : [])]
    const context = await esbuild.context({ ...options, plugins })
    const target: Target = { fn, context, hash: '', bundle: NO_BUNDLE, previous: undefined }
    this.#targets.set(fn.arn, target)
    await rm(join(this.#options.directory, fn.name), { recursive: true, force: true })
    try {
      await this.#build(target)
    } catch (error) {
      throw new BundleError(`the function ${fn.name} (${fn.handler}) does not build:\n${(error as Error).message}`)
    }
  }

  /** Builds a target; true when its code is another than before. */
  async #build(target: Target): Promise<boolean> {
    const result = await target.context.rebuild()
    this.#watch(target, Object.keys(result.metafile?.inputs ?? {}))
    const files = result.outputFiles ?? []
    const sha256 = createHash('sha256')
    for (const { contents } of files) sha256.update(contents)
    const hash = sha256.digest('hex').slice(0, 16)
    if (hash === target.hash) return false
    const bundleDirectory = join(this.#options.directory, target.fn.name, hash)
    await mkdir(bundleDirectory, { recursive: true })
    await Promise.all(
      files.map((file) =>
        writeFile(join(bundleDirectory, relative(outdir(this.#options.root), file.path)), file.contents),
      ),
    )
    await this.#copyFiles(target.fn, bundleDirectory)
    const entry = files.find(({ path }) => /\/index\.[cm]js$/.test(path))
    if (target.previous) await rm(target.previous.bundleDirectory, { recursive: true, force: true })
    target.previous = target.hash === '' ? undefined : target.bundle
    const packages = await writePackages(dirname(bundleDirectory), result.metafile)
    target.bundle = { bundle: join(bundleDirectory, basename(entry?.path ?? '')), bundleDirectory, packages }
    target.hash = hash
    return true
  }

  /** Puts beside the code what the configuration wants there. */
  async #copyFiles({ name, copyFiles }: FunctionPlan, bundleDirectory: string): Promise<void> {
    for (const { from, to } of copyFiles) {
      const source = resolve(this.#options.root, from)
      if (!existsSync(source))
        throw new BundleError(`copyFiles of the function ${name} names ${from}, which is not there`)
      await cp(source, join(bundleDirectory, to), { recursive: true })
    }
  }

  /** Watches the folders of the sources: editors replace files, and a watch on a file would lose it. */
  #watch(target: Target, inputs: string[]): void {
    if (!this.#options.watch) return
    for (const targets of this.#inputs.values()) targets.delete(target)
    for (const input of inputs) {
      const path = resolve(this.#options.root, input)
      if (path.includes('/node_modules/') || input.includes(':')) continue
      this.#inputs.set(path, (this.#inputs.get(path) ?? new Set()).add(target))
      const folder = dirname(path)
      if (this.#watched.has(folder)) continue
      const watcher = watch(folder, (_event, file) => this.#changed(join(folder, file ?? '')))
      watcher.on('error', () => watcher.close())
      this.#watched.set(folder, watcher)
    }
  }

  #changed(path: string): void {
    for (const target of [...(this.#inputs.get(path) ?? []), ...this.#broken]) this.#dirty.add(target)
    if (this.#dirty.size === 0) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#rebuilding = this.#rebuilding.then(() => this.#rebuild())
    }, DEBOUNCE)
  }

  async #rebuild(): Promise<void> {
    const targets = [...this.#dirty].sort((a, b) => this.#lastUsed(b.fn) - this.#lastUsed(a.fn))
    this.#dirty.clear()
    // One after the other, the one in use first: together, each would wait for all of them.
    for (const target of targets) await this.#reload(target)
  }

  async #reload(target: Target): Promise<void> {
    const started = performance.now()
    this.#broken.delete(target)
    try {
      if (!(await this.#build(target))) return
    } catch (error) {
      this.#broken.add(target)
      this.#options.log(
        `${target.fn.name} does not build; the code before stays in service\n${(error as Error).message}`,
      )
      return
    }
    // Not awaited: the next function is built while the environment of this one starts.
    void this.#renew(target.fn).then(() =>
      this.#options.log(`${target.fn.name} reloaded (${Math.round(performance.now() - started)} ms)`),
    )
  }
}

/**
 * While sources are watched, a bundle holds the project's own code only: a save is then built in a tenth of the time. A
 * package that lies in the project's node_modules is loaded from there; any other (a second version that a workspace has
 * for itself) is bundled as ever.
 */
const leaveOutPackages = (root: string): esbuild.Plugin => ({
  name: 'leave-out-packages',
  setup(build) {
    const modules = join(root, 'node_modules')
    build.onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === modules || from.kind === 'entry-point' || path.startsWith('node:')) return undefined
      const found = await build.resolve(path, { ...from, pluginData: modules })
      return found.path.startsWith(`${modules}/`) ? { path, external: true } : undefined
    })
  },
})

/** Writes the module that imports the packages a bundle has left out. */
const writePackages = async (folder: string, metafile: esbuild.Metafile | undefined): Promise<string | undefined> => {
  const imports = Object.values(metafile?.inputs ?? {}).flatMap(({ imports }) => imports)
  const names = new Set(imports.flatMap(({ path, external }) => (external && !isBuiltin(path) ? [path] : [])))
  if (names.size === 0) return undefined
  const file = join(folder, 'packages.mjs')
  // One that does not load is reported by the code that needs it.
  await writeFile(file, [...names].map((name) => `await import('${name}').catch(() => undefined)\n`).join(''))
  return file
}

const buildWorker = async (outfile: string): Promise<void> => {
  const entry = fileURLToPath(new URL('./worker/worker.ts', import.meta.url))
  await esbuild.build({
    bundle: true,
    entryPoints: [entry],
    format: 'cjs',
    logLevel: 'silent',
    outfile,
    platform: 'node',
  })
}
