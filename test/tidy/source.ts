import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type Comment, type Program, parseSync } from 'oxc-parser'

/** A file of the repository, as the rules see it. */
export interface SourceFile {
  /** From the root of the repository, with `/`. */
  path: string
  text: string
  /** The syntax tree and comments of TypeScript and JavaScript; undefined for any other file, and for generated ones. */
  code: { program: Program; comments: Comment[] } | undefined
}

const CODE = new Set(['.ts', '.tsx', '.mts', '.mjs', '.js'])
const TEXT = new Set([...CODE, '.json', '.jsonc', '.md', '.graphql', '.yml', '.yaml', '.css', '.html', '.sh', ''])

/**
 * Parses a file for the rules.
 * @throws Error naming the file when it is no valid TypeScript or JavaScript
 */
export function parse(path: string, text: string): SourceFile {
  if (!CODE.has(extname(path)) || isGenerated(path)) return { path, text, code: undefined }
  const { program, comments, errors } = parseSync(path, text)
  const [error] = errors
  if (error) throw new Error(`${path}: ${error.message}`)
  return { path, text, code: { program, comments } }
}

/** Every text file that is, or would be, in the repository: what git knows or would add. */
export function repositoryFiles(root: string): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return listed
    .split('\0')
    .filter((path) => path !== '' && TEXT.has(extname(path)) && existsSync(join(root, path)))
    .map((path) => parse(path, readFileSync(join(root, path), 'utf8')))
}

/** The line of an offset in a file, from 1. */
export function lineAt(file: SourceFile, offset: number): number {
  return file.text.slice(0, offset).split('\n').length
}

/** True for files that a tool writes. */
export function isGenerated(path: string): boolean {
  return path.includes('/generated/') || path === 'sst-env.d.ts' || path === 'package-lock.json'
}

/** True for a file with tests. */
export function isTest(path: string): boolean {
  return /\.test\.ts$/.test(path)
}
