import { type Fault, faultAt, type Rule } from '../rule.ts'
import { isGenerated, type SourceFile } from '../source.ts'

/** What is left to do is an issue, not a comment. (The words are put together here, or this file would break its rule.) */
export const noLeftovers: Rule = {
  sentence: 'no comment or text leaves work for later',
  check: (files) => {
    const words = ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK']
    const pattern = new RegExp(`\\b(${words.join('|')})\\b`, 'g')
    return matches(
      files.map(onlyComments),
      pattern,
      (word) => `${word}: do it now, or open an issue and say here what holds until then`,
    )
  },
}

/** A clone works wherever it is: nothing names a folder of somebody's machine, nor where their packages come from. */
export const noMachinePaths: Rule = {
  sentence: 'no file names a path of one machine or the host of a package registry',
  check: (files) => {
    const path = /(?<![\w.}:/])\/(?:work|root|home\/\w+|Users\/\w+)\/[\w.-]+/g
    const registry = /https?:\/\/[\w.-]*(?:registry|artifactory|nexus|verdaccio)[\w.-]*(?::\d+)?\//g
    return [
      ...matches(files, path, (found) => `${found} exists on one machine only: make it relative to the repository`),
      ...matches(files, registry, (found) => `${found} is a package registry: npm's own settings say which one to use`),
    ]
  },
}

/** Code with everything blanked but its comments: a text in it may be about anything, a date's pattern for one. */
function onlyComments(file: SourceFile): SourceFile {
  if (file.code === undefined) return file
  const inComment = (at: number) => file.code?.comments.some(({ start, end }) => start <= at && at < end)
  const text = file.text.replace(/\S+/g, (word, at: number) => (inComment(at) ? word : ' '.repeat(word.length)))
  return { ...file, text }
}

function matches(files: readonly SourceFile[], pattern: RegExp, message: (found: string) => string): Fault[] {
  return files
    .filter(({ path }) => !isGenerated(path) || path === 'package-lock.json')
    .flatMap((file) => [...file.text.matchAll(pattern)].map((match) => faultAt(file, match.index, message(match[0]))))
}
