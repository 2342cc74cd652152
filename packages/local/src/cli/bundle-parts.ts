import type { DeployedCode } from '../lambda/build-options.ts'

/** How many bytes of the output a package has, or the project's own code of one folder. */
export interface Share {
  readonly name: string
  readonly bytes: number
}

/** What a function's code consists of, the heaviest first. */
export interface Parts {
  /** What an import of its entry loads. */
  readonly start: Share[]
  /** What is loaded by `import()`. */
  readonly later: Share[]
  /** Packages that are there from more than one folder. */
  readonly doubles: string[]
}

/** Adds up the bytes of each package, in what is loaded at the start and in the rest. */
export function partsOf({ metafile, nameOf }: Pick<DeployedCode, 'metafile' | 'nameOf'>): Parts {
  const { outputs } = metafile
  const entry = Object.keys(outputs).find((path) => /^index\.[cm]js$/.test(nameOf(path)))
  const first = new Set<string>()
  const visit = (path: string | undefined) => {
    if (path === undefined || first.has(path) || !outputs[path]) return
    first.add(path)
    for (const { path: imported, kind } of outputs[path].imports) if (kind === 'import-statement') visit(imported)
  }
  visit(entry)
  const scripts = Object.keys(outputs).filter((path) => /\.[cm]js$/.test(path))
  const sharesOf = (paths: string[]) => {
    const sums = new Map<string, number>()
    for (const path of paths) {
      for (const [input, { bytesInOutput }] of Object.entries(outputs[path]?.inputs ?? {})) {
        const { name } = ownerOf(input)
        sums.set(name, (sums.get(name) ?? 0) + bytesInOutput)
      }
    }
    return [...sums].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => b.bytes - a.bytes)
  }
  return {
    start: sharesOf(scripts.filter((path) => first.has(path))),
    later: sharesOf(scripts.filter((path) => !first.has(path))),
    doubles: doublesOf(Object.keys(metafile.inputs)),
  }
}

/** The package that a source belongs to, and the folder it lies in; of own code, the first two folders. */
function ownerOf(input: string): { name: string; folder: string } {
  const [, folder = '', name = ''] = /^(.*node_modules\/)((?:@[^/]+\/)?[^/]+)/.exec(input) ?? []
  return name ? { name, folder } : { name: input.split('/').slice(0, 2).join('/'), folder: '' }
}

function doublesOf(inputs: string[]): string[] {
  const folders = new Map<string, Set<string>>()
  for (const { name, folder } of inputs.map(ownerOf)) folders.set(name, (folders.get(name) ?? new Set()).add(folder))
  return [...folders].flatMap(([name, places]) => (places.size > 1 ? [name] : [])).sort()
}
