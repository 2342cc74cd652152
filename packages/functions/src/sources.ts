import { readFileSync } from 'node:fs'
import type Module from 'node:module'
import { fileURLToPath } from 'node:url'

type SourceMap = InstanceType<typeof Module.SourceMap>

/** A place in a bundle as a stack names it: an address or a path, line and column. */
const PLACE = /((?:file:\/\/)?\/[^\s()]+?\.mjs):(\d+):(\d+)/g

/**
 * Writes down an error whose stack, and those of its causes, name the sources instead of the bundle. A function that
 * somebody waits for runs without `--enable-source-maps`, which would read the maps at every start, a sixth of it; here they
 * are read by the first error that is written.
 */
export function logError(message: string, error: unknown): void {
  if (!process.sourceMapsEnabled) nameSources(error)
  console.error(message, error)
}

function nameSources(error: unknown): void {
  if (!(error instanceof Error) || !error.stack) return
  const stack = error.stack.replace(PLACE, (place, file: string, line: string, column: string) => {
    const { fileName, lineNumber, columnNumber } = originOf(file, Number(line), Number(column))
    return fileName ? `${fileName}:${lineNumber}:${columnNumber}` : place
  })
  // Where a library has frozen its error, the bundle's places have to do.
  Reflect.set(error, 'stack', stack)
  nameSources(error.cause)
}

const maps = new Map<string, SourceMap | undefined>()

function originOf(file: string, line: number, column: number): Partial<Module.SourceOrigin> {
  if (!maps.has(file)) maps.set(file, readMap(file))
  return maps.get(file)?.findOrigin(line, column) ?? {}
}

/** A bundle's map, where it was deployed with one. */
function readMap(file: string): SourceMap | undefined {
  const { SourceMap } = process.getBuiltinModule('node:module')
  try {
    return new SourceMap(
      JSON.parse(readFileSync(`${file.startsWith('file:') ? fileURLToPath(file) : file}.map`, 'utf8')),
    )
  } catch {
    return undefined
  }
}
