import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { CloudEvent } from './cloud.ts'
import type { FunctionLogLine } from './lambda/log.ts'

/** How the terminal shows what the cloud tells. */
export interface Terminal {
  show(event: CloudEvent): void
  close(): void
}

/** Largest log file in bytes. A second one of this size is kept beside it: a fleet that polls writes for days. */
const MAX_LOG = 16 * 1024 * 1024

/**
 * Shows steps, commands and what a developer must see of the functions. Every line of theirs goes to
 * `<logs>/<function>.log` and every request to `<logs>/access.log`; a full file becomes `<name>.1.log`.
 */
export const createTerminal = (
  logs: string,
  write: (text: string) => void,
  { maxLog = MAX_LOG, showsNotable = () => true }: { maxLog?: number; showsNotable?: () => boolean } = {},
): Terminal => {
  mkdirSync(logs, { recursive: true })
  const files = new Map<string, LogFile>()
  const append = (name: string, line: string) => {
    const file = files.get(name) ?? new LogFile(join(logs, name), maxLog)
    files.set(name, file)
    file.append(line)
  }
  const show = (event: CloudEvent): void => {
    if (event.type === 'step') write(`${event.message}\n`)
    else if (event.type === 'command') write(`${event.line}\n`)
    else if (event.type === 'access') append('access', JSON.stringify(event.entry))
    else {
      append(event.line.functionName, event.line.line)
      if (showsNotable() && isNotable(event.line)) write(`${event.line.functionName}: ${event.line.line}\n`)
    }
  }
  const close = () => {
    for (const file of files.values()) file.close()
  }
  return { show, close }
}

/** Lines are written together after this many milliseconds: one by one they take longer than the invocations they are about. */
const FLUSH = 20

/** A file of lines that begins anew with every start of the cloud and whenever it is full. */
class LogFile {
  readonly #path: string
  readonly #limit: number
  #file: number
  #size = 0
  #pending = ''
  #timer: NodeJS.Timeout | undefined

  constructor(path: string, limit: number) {
    this.#path = path
    this.#limit = limit
    this.#file = openSync(`${path}.log`, 'w')
  }

  append(line: string): void {
    const length = Buffer.byteLength(line) + 1
    if (this.#size > 0 && this.#size + length > this.#limit) this.#turn()
    this.#pending += `${line}\n`
    this.#size += length
    this.#timer ??= setTimeout(() => this.#flush(), FLUSH)
  }

  close(): void {
    this.#flush()
    closeSync(this.#file)
  }

  #flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#pending !== '') writeSync(this.#file, this.#pending)
    this.#pending = ''
  }

  #turn(): void {
    this.#flush()
    closeSync(this.#file)
    renameSync(`${this.#path}.log`, `${this.#path}.1.log`)
    this.#file = openSync(`${this.#path}.log`, 'w')
    this.#size = 0
  }
}

/** Functions that log as JSON say how important a line is; of the platform's lines only failures are. */
const isNotable = ({ source, line }: FunctionLogLine): boolean => {
  if (source === 'platform')
    return /Task timed out|Status: (timeout|error)|"status":"(timeout|error)"|^(Runtime|Sandbox)\./.test(line)
  if (!line.startsWith('{')) return true
  return /"level":\s*"(WARN|ERROR|FATAL|CRITICAL)"/i.test(line)
}
