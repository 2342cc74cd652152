import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { ESLint, type Linter } from 'eslint'

/** What AppSync would say of one resolver file. */
export interface PortableResult {
  /** `Type.field`, from the path `<Type>/<field>.ts`; for a pipeline's function its name. */
  name: string
  kind: 'resolver' | 'function'
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
 * Checks resolver files against what AppSync's APPSYNC_JS runtime accepts: bundles each with its own helpers, and lints the
 * bundle with the rules of AWS's `@aws-appsync/eslint-plugin`.
 * @param resolvers a folder of files `<Type>/<field>`
 * @param functions a folder of files `<name>`, the functions of pipelines
 */
export async function checkPortable(resolvers: string, functions?: string): Promise<PortableResult[]> {
  const ofResolvers = (await modulesOf(resolvers)).filter((file) => dirname(file) !== '.')
  const ofFunctions = functions === undefined ? [] : await modulesOf(functions)
  return [
    ...(await check(resolvers, ofResolvers, (file) => ({
      kind: 'resolver',
      name: `${basename(dirname(file))}.${nameOf(file)}`,
    }))),
    ...(await check(functions ?? '', ofFunctions, (file) => ({ kind: 'function', name: nameOf(file) }))),
  ]
}

async function check(
  folder: string,
  files: string[],
  describe: (file: string) => Pick<PortableResult, 'kind' | 'name'>,
): Promise<PortableResult[]> {
  if (files.length === 0) return []
  const lint = createLinter(folder)
  const results: PortableResult[] = []
  for (const file of files) {
    const bundle = await bundleOf(join(folder, file))
    const faults =
      bundle.foreign.length > 0 ? bundle.foreign.map(toImportFault) : faultsOf(bundle, await lint(bundle.code))
    results.push({ ...describe(file), faults, code: bundle.code })
  }
  return results
}

async function modulesOf(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true })
  return files.filter((file) => /\.[jt]s$/.test(file) && !/\.(test|d)\.[jt]s$/.test(file)).toSorted()
}

function nameOf(file: string): string {
  return basename(file).replace(/\.[jt]s$/, '')
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
