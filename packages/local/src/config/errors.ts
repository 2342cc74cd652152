/** A fault of sst.config.ts, told with its place: `sst.config.ts:12: sst.aws.Bucket is not supported ...`. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  constructor(message: string, line: number | undefined) {
    super(`sst.config.ts${line === undefined ? '' : `:${line}`}: ${message}`)
  }
}

/** The line of the configuration file that called us (1-based), read from the stack; undefined when it is not on it. */
export const callerLine = (configUrl: string): number | undefined => {
  const stack = new Error().stack ?? ''
  for (const frame of stack.split('\n')) {
    const at = frame.indexOf(configUrl)
    if (at < 0) continue
    const line = /^(?:\?[^:)]*)?:(\d+)/.exec(frame.slice(at + configUrl.length))
    if (line) return Number(line[1])
  }
  return undefined
}

/** The line at or after `line` where the source names `key` as a property; `line` itself when it is not found. */
export const lineOfKey = (source: string, line: number, key: string): number => {
  const lines = source.split('\n')
  const names = new RegExp(`(?:^|[{,\\s'"])${key.replace(/[^\w$]/g, '\\$&')}['"]?\\s*[:,(}]`)
  for (let index = line - 1; index < lines.length; index++) {
    if (names.test(lines[index] ?? '')) return index + 1
  }
  return line
}
