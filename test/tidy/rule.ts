import { lineAt, type SourceFile } from './source.ts'

/** A place that breaks a rule. */
export interface Fault {
  path: string
  /** From 1. */
  line: number
  /** What is wrong, and what to do about it. */
  message: string
}

/** A rule of style that a machine can check. */
export interface Rule {
  /** The rule as a sentence; the title of its test. */
  sentence: string
  /** All places that break it. */
  check(files: readonly SourceFile[]): Fault[]
}

/** A fault at an offset of a file. */
export function faultAt(file: SourceFile, offset: number, message: string): Fault {
  return { path: file.path, line: lineAt(file, offset), message }
}

/** `path:line: message`, which an editor's terminal can follow. */
export function format({ path, line, message }: Fault): string {
  return `${path}:${line}: ${message}`
}
