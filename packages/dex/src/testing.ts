import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseAudit } from './audit.ts'

/** A file of the project's own, from `fixtures/`. */
export function fixture(name: 'first' | 'second' | 'messy'): Uint8Array {
  return readFileSync(resolve(import.meta.dirname, `../fixtures/${name}.eva_dts`))
}

/** The set of a file that has one. */
export function onlySet(file: Uint8Array | string) {
  const [set, ...more] = parseAudit(file).sets
  if (set === undefined || more.length > 0) throw new Error('the file has no set, or more than one')
  return set
}

/** Every finding of a file, those of its sets too. */
export function codesOf(file: Uint8Array | string): string[] {
  const { sets, findings } = parseAudit(file)
  return [...sets.flatMap((set) => set.findings), ...findings].map(({ code }) => code)
}
