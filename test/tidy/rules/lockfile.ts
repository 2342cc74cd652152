import type { Fault, Rule } from '../rule.ts'
import type { SourceFile } from '../source.ts'

/** What a package says that it needs: in its package.json, and in the lockfile. */
interface Needs {
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const LOCKFILE = 'package-lock.json'

/** `npm ci` installs what the lockfile says, or refuses: on a colleague's machine, of another kind, or in a fresh clone. */
export const lockfileIsWhole: Rule = {
  sentence: 'the lockfile agrees with every package.json and holds the packages of every platform',
  check: (files) => {
    const file = files.find(({ path }) => path === LOCKFILE)
    if (file === undefined) return []
    const packages: Record<string, Needs> = JSON.parse(file.text).packages
    return [...disagreements(files, packages), ...missingPlatforms(packages)].map((message) => fault(file, message))
  },
}

function fault({ path }: SourceFile, message: string): Fault {
  return { path, line: 1, message }
}

function disagreements(files: readonly SourceFile[], packages: Record<string, Needs>): string[] {
  return files.flatMap(({ path, text }) => {
    const folder = /^(packages\/\w+)?\/?package\.json$/.exec(path)
    if (folder === null) return []
    const locked = packages[folder[1] ?? '']
    const written: Needs = JSON.parse(text)
    const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const
    return kinds
      .filter((kind) => JSON.stringify(sorted(locked?.[kind])) !== JSON.stringify(sorted(written[kind])))
      .map((kind) => `does not know the ${kind} of ${path}: run npm install`)
  })
}

const sorted = (record: Record<string, string> = {}) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))

function missingPlatforms(packages: Record<string, Needs>): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(packages, path, name))
      .map(
        (name) => `lacks ${name}, an optional package of ${path}: npm install with a registry that has it, or add it`,
      ),
  )
}

/** Whether a package finds another in its own node_modules or in those of the folders above it. */
function isLocked(packages: Record<string, Needs>, path: string, name: string): boolean {
  if (`${path}${path && '/'}node_modules/${name}` in packages) return true
  if (path === '') return false
  const above = path.includes('/node_modules/') ? path.replace(/\/node_modules\/(?:@[^/]+\/)?[^/]+$/, '') : ''
  return isLocked(packages, above, name)
}
