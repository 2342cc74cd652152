import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { ESLint, type Linter } from 'eslint'

/** What AppSync would say of one resolver file. */
export interface PortableResult {
  /** Type and field, from the path `<Type>/<field>.ts`. */
  field: string
  /** Why AppSync would not accept it; empty when it would. */
  faults: string[]
  /** The code as it would be uploaded: one module, types stripped, helpers bundled. */
  code: string
}

/** The modules that APPSYNC_JS has. */
const allowedModules = /^@aws-appsync\/utils(\/(dynamodb|rds|ai))?$/

/** AppSync's limit of a resolver's code, in characters. */
const maxCharacters = 32_000

/**
 * Checks every resolver file of a folder against what AppSync's APPSYNC_JS runtime accepts: bundles it with its own
 * helpers, and lints the bundle with the rules of AWS's `@aws-appsync/eslint-plugin`.
 */
export async function checkPortable(folder: string): Promise<PortableResult[]> {
  const files = (await readdir(folder, { recursive: true }))
    .filter((file) => /\.[jt]s$/.test(file) && !/\.(test|d)\.[jt]s$/.test(file) && dirname(file) !== '.')
    .toSorted()
  const lint = createLinter(folder)
  const results: PortableResult[] = []
  for (const file of files) {
    const bundle = await bundleOf(join(folder, file))
    const faults =
      bundle.foreign.length > 0 ? bundle.foreign.map(toImportFault) : faultsOf(bundle, await lint(bundle.code))
    const field = `${basename(dirname(file))}.${basename(file).replace(/\.[jt]s$/, '')}`
    results.push({ field, faults, code: bundle.code })
  }
  return results
}

interface Bundle {
  code: string
  exports: string[]
  /** Packages that AppSync does not have. */
  foreign: string[]
}

async function bundleOf(file: string): Promise<Bundle> {
  const foreign = new Set<string>()
  const { outputFiles, metafile } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    target: 'esnext',
    plugins: [externals(foreign)],
  })
  const [output] = Object.values(metafile.outputs)
  return { code: outputFiles[0]?.text ?? '', exports: output?.exports ?? [], foreign: [...foreign] }
}

/** Leaves packages out of the bundle and remembers those that AppSync does not have. */
function externals(foreign: Set<string>): Plugin {
  return {
    name: 'appsync-modules',
    setup({ onResolve }) {
      onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
        if (kind === 'entry-point') return undefined
        if (!allowedModules.test(path)) foreign.add(path)
        return { path, external: true }
      })
    },
  }
}

function toImportFault(module: string): string {
  return `imports '${module}', which AppSync does not have`
}

function faultsOf({ code, exports }: Bundle, messages: Linter.LintMessage[]): string[] {
  const missing = ['request', 'response'].filter((name) => !exports.includes(name))
  return [
    ...missing.map((name) => `does not export '${name}'`),
    ...(exports.includes('functions')
      ? ['holds a whole pipeline: AppSync wants each function in a file of its own']
      : []),
    ...(code.length > maxCharacters ? [`has ${code.length} characters; AppSync takes ${maxCharacters}`] : []),
    ...messages.map(({ ruleId, message }) => `${message.replace(/\.$/, '')} (${ruleId ?? 'syntax'})`),
  ]
}

/** AWS's rules, those that need types too: the bundle is plain JavaScript, whose types TypeScript infers. */
function createLinter(folder: string): (code: string) => Promise<Linter.LintMessage[]> {
  const plugin = createRequire(import.meta.url)('@aws-appsync/eslint-plugin')
  const parserOptions = { projectService: { allowDefaultProject: ['*.js'] }, tsconfigRootDir: folder }
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [{ languageOptions: { parserOptions } }, plugin.configs.recommended],
  })
  return async (code) => {
    const [result] = await eslint.lintText(code, { filePath: join(folder, 'resolver.js') })
    return result?.messages ?? []
  }
}
