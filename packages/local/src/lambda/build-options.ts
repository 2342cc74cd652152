import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as esbuild from 'esbuild'
import type { FunctionPlan } from '../config/plan.ts'

/** A handler that does not exist or does not build. */
export class BundleError extends Error {
  override readonly name = 'BundleError'
}

const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs', '.tsx', '.cts', '.cjs']

/**
 * The file of a function's handler.
 * @throws BundleError when there is none
 */
export const entryOf = (root: string, fn: FunctionPlan): string => {
  const base = resolve(root, fn.handler.slice(0, fn.handler.lastIndexOf('.')))
  const found = EXTENSIONS.map((extension) => base + extension).find((path) => existsSync(path))
  if (!found)
    throw new BundleError(
      `the handler "${fn.handler}" of the function ${fn.name} does not exist: no file ${relative(root, base)}.ts`,
    )
  return found
}

/** Outputs are not written by esbuild; the folder only gives them relative names. */
export const outdir = (root: string): string => join(root, '.data', 'out')

/** SST's options (its builder for Node.js), but for minifying: local code is for debugging. */
export const buildOptions = (root: string, fn: FunctionPlan): esbuild.BuildOptions => {
  const { nodejs } = fn
  const esm = nodejs.format !== 'cjs'
  const { external = [], ...own } = (nodejs.esbuild ?? {}) as esbuild.BuildOptions
  const installed = Array.isArray(nodejs.install) ? nodejs.install : Object.keys(nodejs.install ?? {})
  return {
    absWorkingDir: root,
    banner: { js: [...(esm ? ESM_BANNER : []), ...(nodejs.banner ? [nodejs.banner] : [])].join('\n') },
    bundle: true,
    entryPoints: { index: entryOf(root, fn) },
    external: ['sharp', 'pg-native', ...installed, ...external],
    format: esm ? 'esm' : 'cjs',
    keepNames: true,
    loader: nodejs.loader as Record<string, esbuild.Loader>,
    logLevel: 'silent',
    mainFields: esm ? ['module', 'main'] : ['main'],
    metafile: true,
    outdir: outdir(root),
    outExtension: { '.js': esm ? '.mjs' : '.cjs' },
    platform: 'node',
    sourcemap: 'linked',
    // Bundles move after they are made; their sources stay where they are.
    sourceRoot: `${pathToFileURL(outdir(root)).href}/`,
    splitting: esm && (nodejs.splitting ?? false),
    target: esm ? 'esnext' : 'node24',
    write: false,
    ...own,
  }
}

/**
 * A function's code as it is deployed, minified where the configuration says so. Nothing is written.
 * @throws BundleError when it does not build
 */
export const buildForDeployment = async (root: string, fn: FunctionPlan): Promise<DeployedCode> => {
  try {
    const { metafile, outputFiles = [] } = await esbuild.build({
      ...buildOptions(root, fn),
      minify: fn.nodejs.minify ?? true,
    })
    const nameOf = (path: string) => relative(outdir(root), resolve(root, path))
    return {
      metafile: metafile as esbuild.Metafile,
      files: outputFiles.map(({ path, contents }) => ({ name: nameOf(path), contents })),
      nameOf,
    }
  } catch (error) {
    if (error instanceof BundleError) throw error
    throw new BundleError(`the function ${fn.name} (${fn.handler}) does not build:\n${(error as Error).message}`)
  }
}

/** Code that was built. */
export interface DeployedCode {
  readonly metafile: esbuild.Metafile
  readonly files: readonly { readonly name: string; readonly contents: Uint8Array }[]
  /** What an output of the metafile is called among the files. */
  nameOf(path: string): string
}

/** Lets CommonJS packages inside an ESM bundle find `require` and their own place. */
const ESM_BANNER = [
  `import { createRequire as topLevelCreateRequire } from 'module';`,
  `const require = topLevelCreateRequire(import.meta.url);`,
  `import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from 'url';`,
  `const __filename = topLevelFileUrlToPath(import.meta.url);`,
  `const __dirname = topLevelFileUrlToPath(new topLevelURL('.', import.meta.url));`,
]
