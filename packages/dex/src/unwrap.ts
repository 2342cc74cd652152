import { segmentId } from './segment.ts'

/** What is left of a line when the text and `<...>` that a reader put around it are taken off. */
export interface Unwrapped {
  text: string
  wrapped: boolean
  /** Text stood before the segment. */
  preamble: boolean
}

/**
 * Takes off what surrounds a line outside the protected part of a set: `<DEX>` and `</DEX>` in lines of their own or beside a
 * segment, `<ST*001*0001>`, a `<` that opens or a `>` that closes the file, and text before DXS in the same line.
 */
export function unwrap(line: string): Unwrapped {
  const text = unbracket(line)
  const wrapped = text !== line
  if (segmentId(text) !== undefined) return { text, wrapped, preamble: false }
  const start = text.indexOf('DXS*')
  return start > 0 ? { text: text.slice(start), wrapped, preamble: true } : { text, wrapped, preamble: false }
}

/** Only the brackets. In a wrapped file every line is read like this before its CRC. */
export function unbracket(line: string): string {
  return closed(opened(line))
}

function opened(line: string): string {
  if (!line.startsWith('<')) return line
  const end = line.indexOf('>')
  const inside = line.slice(1, end === -1 ? undefined : end)
  if (segmentId(inside) !== undefined && (inside.includes('*') || end === -1)) return inside
  return end === -1 ? line : line.slice(end + 1)
}

function closed(line: string): string {
  if (!line.endsWith('>') || segmentId(line) === undefined) return line
  const start = line.lastIndexOf('<')
  return line.slice(0, start === -1 ? -1 : start)
}
