import { readFileSync } from 'node:fs'

/** Where a configuration says something: a file relative to the configuration's folder, and a line (1-based). */
export interface Place {
  readonly file: string
  readonly line: number
}

/** A fault of the configuration, told with its place: `infra/storage.ts:12: sst.aws.Vpc is not supported ...`. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  constructor(message: string, place: Place | undefined) {
    super(`${place ? `${place.file}:${place.line}` : 'sst.config.ts'}: ${message}`)
  }
}

/** The local cloud's own source, which is no part of any configuration. */
const OWN = new URL('..', import.meta.url).href

/** The place that called us in the configuration's folder, read from the stack; undefined when none of it is on it. */
export const callerPlace = (configUrl: string): Place | undefined => {
  const folder = new URL('.', configUrl).href
  for (const frame of (new Error().stack ?? '').split('\n')) {
    const at = frame.indexOf(folder)
    if (at < 0 || frame.includes(OWN) || frame.includes('/node_modules/')) continue
    const [, file, line] = /^([^:?)]+)(?:\?[^:)]*)?:(\d+)/.exec(frame.slice(at + folder.length)) ?? []
    if (file) return { file: decodeURI(file), line: Number(line) }
  }
  return undefined
}

/** The place at or after this one where its file names `key` as a property; itself when that is not found. */
export const placeOfKey = (configUrl: string, place: Place, key: string): Place => {
  const lines = readFileSync(new URL(encodeURI(place.file), configUrl), 'utf8').split('\n')
  const names = new RegExp(`(?:^|[{,\\s'"])${key.replace(/[^\w$]/g, '\\$&')}['"]?\\s*[:,(}]`)
  const index = lines.findIndex((text, at) => at >= place.line - 1 && names.test(text))
  return index < 0 ? place : { ...place, line: index + 1 }
}
