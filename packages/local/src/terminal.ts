import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import type { CloudEvent } from './cloud.ts'
import type { FunctionLogLine } from './lambda/log.ts'

/** How the terminal shows what the cloud tells. */
export interface Terminal {
  readonly show: (event: CloudEvent) => void
  close(): void
}

/**
 * Shows steps, commands and what a developer must see of the functions; every line of theirs goes to
 * `<logs>/<function>.log` and every request to `<logs>/access.log`.
 */
export const createTerminal = (logs: string, write: (text: string) => void): Terminal => {
  mkdirSync(logs, { recursive: true })
  const files = new Map<string, WriteStream>()
  const append = (name: string, line: string) => {
    const file = files.get(name) ?? createWriteStream(join(logs, `${name}.log`), { flags: 'a' })
    files.set(name, file)
    file.write(`${line}\n`)
  }
  const show = (event: CloudEvent): void => {
    if (event.type === 'step') write(`${event.message}\n`)
    else if (event.type === 'command') write(`${event.line}\n`)
    else if (event.type === 'access') append('access', JSON.stringify(event.entry))
    else {
      append(event.line.functionName, event.line.line)
      if (isNotable(event.line)) write(`${event.line.functionName}: ${event.line.line}\n`)
    }
  }
  return { show, close: () => [...files.values()].forEach((file) => void file.end()) }
}

/** Functions that log as JSON say how important a line is; of the platform's lines only failures are. */
const isNotable = ({ source, line }: FunctionLogLine): boolean => {
  if (source === 'platform') return /Task timed out|Status: (timeout|error)|Runtime\.|Sandbox\./.test(line)
  if (!line.startsWith('{')) return true
  return /"level":\s*"(WARN|ERROR|FATAL|CRITICAL)"/i.test(line)
}
