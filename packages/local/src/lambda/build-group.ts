import { isBuiltin } from 'node:module'
import { basename, extname, relative } from 'node:path'
import type * as esbuild from 'esbuild'
import type { FunctionPlan } from '../config/plan.ts'
import { buildOptions, entryOf } from './build-options.ts'

/** Functions that one build makes. */
export interface BuildGroup {
  readonly functions: readonly FunctionPlan[]
  readonly options: esbuild.BuildOptions
}

/**
 * Functions with the same options are built together: what they share is read and parsed once, and with `splitting` lies in
 * chunks that are written once. One by one, the 14 functions of Dispense took 30 s of processor time, together 5.
 * @throws BundleError when the file of a handler is not there
 */
export const groupsOf = (root: string, functions: readonly FunctionPlan[]): BuildGroup[] => {
  const groups = new Map<string, { options: esbuild.BuildOptions; functions: FunctionPlan[] }>()
  for (const fn of functions) {
    const { entryPoints: _, ...options } = buildOptions(root, fn)
    // Its outputs have names that the configuration gives: no other's may lie beside them.
    const isNamed = options.entryNames !== undefined || options.outfile !== undefined
    const key = isNamed ? fn.arn : JSON.stringify(options)
    groups.set(key, { options, functions: [...(groups.get(key)?.functions ?? []), fn] })
  }
  return [...groups.values()].map(({ options, functions }) => {
    const entryPoints = Object.fromEntries(functions.map((fn) => [fn.name, entryOf(root, fn)]))
    return { functions, options: { ...options, entryPoints } }
  })
}

/** What a build has made of one function. */
export interface FunctionOutput {
  /** The name of the file to import. */
  readonly entry: string
  readonly files: readonly esbuild.OutputFile[]
  /** The packages that the code imports from outside. */
  readonly packages: readonly string[]
}

/** Takes from the outputs of a group what a function's entry point reaches. */
export const outputOf = (
  { metafile, outputFiles = [] }: esbuild.BuildResult,
  root: string,
  { name }: FunctionPlan,
): FunctionOutput => {
  const outputs = metafile?.outputs ?? {}
  const isEntry = (path: string) => outputs[path]?.entryPoint !== undefined && basename(path, extname(path)) === name
  const entry = Object.keys(outputs).find(isEntry) ?? ''
  const reached = new Set<string>()
  const packages = new Set<string>()
  const visit = (path: string) => {
    if (reached.has(path)) return
    reached.add(path)
    for (const { path: imported, external } of outputs[path]?.imports ?? []) {
      if (!external) visit(imported)
      else if (!isBuiltin(imported)) packages.add(imported)
    }
  }
  visit(entry)
  const files = outputFiles.filter(({ path }) => reached.has(relative(root, path).replace(/\.map$/, '')))
  return { entry: basename(entry), files, packages: [...packages] }
}
