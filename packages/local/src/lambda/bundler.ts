import { createHash } from 'node:crypto'
import { existsSync, type FSWatcher, watch } from 'node:fs'
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'
import type { FunctionPlan } from '../config/plan.ts'
import { type BuildGroup, groupsOf, outputOf } from './build-group.ts'
import { BundleError, buildForDeployment, outdir } from './build-options.ts'

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
  hash: string
  bundle: Bundle
  /** Kept while invocations may still run on it. */
  previous: Bundle | undefined
}

/** Functions that are built together. */
interface Batch {
  readonly context: esbuild.BuildContext
  readonly targets: readonly Target[]
}

/** Bundles the functions with esbuild as SST does, and again, incrementally, when a source file is saved. */
export class Bundler {
  readonly #options: BundlerOptions
  readonly #targets = new Map<string, Target>()
  readonly #batches: Batch[] = []
  readonly #watched = new Map<string, FSWatcher>()
  #renew: (fn: FunctionPlan) => Promise<void> = async () => undefined
  #lastUsed: (fn: FunctionPlan) => number = () => 0
  readonly #inputs = new Map<string, Set<Batch>>()
  readonly #dirty = new Set<Batch>()
  /** Those whose newest code does not build: any change beside their sources may mend them. */
  readonly #broken = new Set<Batch>()
  #timer: NodeJS.Timeout | undefined
  #rebuilding: Promise<void> = Promise.resolve()
  #prepared: Promise<void> | undefined

  constructor(options: BundlerOptions) {
    this.#options = options
  }

  /** Builds what needs no function: the code of the environments' processes. */
  prepare(): Promise<void> {
    this.#prepared ??= this.#prepare()
    return this.#prepared
  }

  /**
   * Builds every function.
   * @throws BundleError
   */
  async start(functions: readonly FunctionPlan[]): Promise<void> {
    await this.prepare()
    await Promise.all(groupsOf(this.#options.root, functions).map((group) => this.#add(group)))
  }

  async #prepare(): Promise<void> {
    const { directory, root } = this.#options
    await mkdir(directory, { recursive: true })
    // Packages that a bundle leaves out (`nodejs.install`) are those of the project, wherever the bundles are.
    const modules = join(directory, 'node_modules')
    if (!existsSync(modules)) await symlink(join(root, 'node_modules'), modules, 'dir')
    await buildWorker(this.worker)
  }

  /** The newest good bundle of a function; undefined while the first one is being built. */
  find(fn: FunctionPlan): Bundle | undefined {
    const bundle = this.#targets.get(fn.arn)?.bundle
    return bundle === NO_BUNDLE ? undefined : bundle
  }

  /**
   * The newest good bundle of a function.
   * @throws BundleError when there is none yet
   */
  current(fn: FunctionPlan): Bundle {
    const bundle = this.find(fn)
    if (!bundle) throw new BundleError(`${fn.name} is not built`)
    return bundle
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
    await this.#prepared?.catch(() => undefined)
    await Promise.all(this.#batches.map(({ context }) => context.dispose()))
  }

  async #add({ functions, options }: BuildGroup): Promise<void> {
    const { root, watch, directory } = this.#options
    const plugins = [...(options.plugins ?? []), ...(watch ? [leaveOutPackages(root)] : [])]
    const context = await esbuild.context({ ...options, plugins })
    const targets = functions.map((fn): Target => ({ fn, hash: '', bundle: NO_BUNDLE, previous: undefined }))
    const batch = { context, targets }
    this.#batches.push(batch)
    for (const target of targets) {
      this.#targets.set(target.fn.arn, target)
      await rm(join(directory, target.fn.name), { recursive: true, force: true })
    }
    const result = await this.#build(batch).catch((error: unknown) => this.#explain(functions, error))
    for (const target of targets) await this.#take(target, result)
    // Nothing will be built again: esbuild keeps what it has parsed no longer.
    if (!watch) await context.dispose()
  }

  /** Builds the functions one by one, so that the error names the one that does not build. */
  async #explain(functions: readonly FunctionPlan[], error: unknown): Promise<never> {
    for (const fn of functions) await buildForDeployment(this.#options.root, fn)
    throw error
  }

  async #build(batch: Batch): Promise<esbuild.BuildResult> {
    const result = await batch.context.rebuild()
    this.#watch(batch, Object.keys(result.metafile?.inputs ?? {}))
    return result
  }

  /** Takes a function's code from a build; true when it is another than before. */
  async #take(target: Target, result: esbuild.BuildResult): Promise<boolean> {
    const { directory, root } = this.#options
    const { entry, files, packages } = outputOf(result, root, target.fn)
    const sha256 = createHash('sha256')
    for (const { contents } of files) sha256.update(contents)
    const hash = sha256.digest('hex').slice(0, 16)
    if (hash === target.hash) return false
    const bundleDirectory = join(directory, target.fn.name, hash)
    await mkdir(bundleDirectory, { recursive: true })
    await Promise.all(
      files.map((file) => writeFile(join(bundleDirectory, relative(outdir(root), file.path)), file.contents)),
    )
    await this.#copyFiles(target.fn, bundleDirectory)
    if (target.previous) await rm(target.previous.bundleDirectory, { recursive: true, force: true })
    target.previous = target.hash === '' ? undefined : target.bundle
    target.bundle = {
      bundle: join(bundleDirectory, entry),
      bundleDirectory,
      packages: await writePackages(dirname(bundleDirectory), packages),
    }
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
  #watch(batch: Batch, inputs: string[]): void {
    if (!this.#options.watch) return
    for (const batches of this.#inputs.values()) batches.delete(batch)
    for (const input of inputs) {
      const path = resolve(this.#options.root, input)
      if (path.includes('/node_modules/') || input.includes(':')) continue
      this.#inputs.set(path, (this.#inputs.get(path) ?? new Set()).add(batch))
      const folder = dirname(path)
      if (this.#watched.has(folder)) continue
      const watcher = watch(folder, (_event, file) => this.#changed(join(folder, file ?? '')))
      watcher.on('error', () => watcher.close())
      this.#watched.set(folder, watcher)
    }
  }

  #changed(path: string): void {
    for (const batch of [...(this.#inputs.get(path) ?? []), ...this.#broken]) this.#dirty.add(batch)
    if (this.#dirty.size === 0) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#rebuilding = this.#rebuilding.then(() => this.#rebuild())
    }, DEBOUNCE)
  }

  async #rebuild(): Promise<void> {
    const usedOf = ({ targets }: Batch) => Math.max(...targets.map(({ fn }) => this.#lastUsed(fn)))
    const batches = [...this.#dirty].sort((a, b) => usedOf(b) - usedOf(a))
    this.#dirty.clear()
    for (const batch of batches) await this.#reload(batch)
  }

  async #reload(batch: Batch): Promise<void> {
    const started = performance.now()
    this.#broken.delete(batch)
    let result: esbuild.BuildResult
    try {
      result = await this.#build(batch)
    } catch (error) {
      this.#broken.add(batch)
      this.#options.log(`What was saved does not build; the code before stays in service\n${(error as Error).message}`)
      return
    }
    // The one in use first, and by itself: the others' environments would start beside its own.
    let first: Promise<void> | undefined
    for (const target of batch.targets.toSorted((a, b) => this.#lastUsed(b.fn) - this.#lastUsed(a.fn))) {
      if (!(await this.#take(target, result))) continue
      const renewed = this.#renew(target.fn).then(() =>
        this.#options.log(`${target.fn.name} reloaded (${Math.round(performance.now() - started)} ms)`),
      )
      first ??= renewed
      await first
    }
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
const writePackages = async (folder: string, names: readonly string[]): Promise<string | undefined> => {
  if (names.length === 0) return undefined
  const file = join(folder, 'packages.mjs')
  // One that does not load is reported by the code that needs it.
  await writeFile(file, names.map((name) => `await import('${name}').catch(() => undefined)\n`).join(''))
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
