import { inspect } from 'node:util'

let format: 'text' | 'json' = 'text'
let requestId: string | undefined
let printed = false

/** Lambda's console: each line carries the time and the request id, as text or as JSON. */
export const patchConsole = (logFormat: 'text' | 'json'): void => {
  format = logFormat
  const levels = { debug: 'DEBUG', error: 'ERROR', info: 'INFO', log: 'INFO', trace: 'TRACE', warn: 'WARN' } as const
  for (const [method, level] of Object.entries(levels)) {
    Object.assign(console, { [method]: (...parts: unknown[]) => process.stdout.write(`${lineOf(level, parts)}\n`) })
  }
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean
    Object.assign(stream, {
      write: (...args: unknown[]) => {
        printed = true
        return write(...args)
      },
    })
  }
}

/** Says whose lines are printed from here on. */
export const printFor = (id: string): void => {
  requestId = id
}

/** Whether anything was printed since this was asked the last time. */
export const hasPrinted = (): boolean => {
  const answer = printed
  printed = false
  return answer
}

const lineOf = (level: string, parts: unknown[]): string => {
  const timestamp = new Date().toISOString()
  if (format === 'text') {
    const text = parts.map(textOf).join(' ')
    return `${timestamp}\t${requestId ?? 'undefined'}\t${level}\t${text}`.replaceAll('\n', '\r')
  }
  const message = parts.length === 1 && typeof parts[0] === 'object' ? parts[0] : parts.map(textOf).join(' ')
  return JSON.stringify({ timestamp, level, requestId: requestId ?? 'undefined', message })
}

const textOf = (part: unknown): string => (typeof part === 'string' ? part : inspect(part))
