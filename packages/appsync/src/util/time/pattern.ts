/** A run of one pattern letter, literal text, or an end of an optional part, of a Java DateTimeFormatter pattern. */
export type Token = Letters | { literal: string } | { optional: 'start' | 'end' }

/** A run of one letter. `width`: padded with spaces to so many characters (`p` before it). */
export interface Letters {
  letter: string
  count: number
  width: number
}

/** The letters that Java knows, without the padding `p`. */
const letters = 'GuyYDMLdQqwWEecFaBHhKkmsSAnNVzOXxZ'

/**
 * The tokens of a pattern: runs of letters, text in single quotes, `''` for a quote, and `[` `]` around optional parts.
 * https://docs.oracle.com/javase/8/docs/api/java/time/format/DateTimeFormatter.html#patterns
 * @throws RangeError for a letter that is reserved or not known here, and for a quote that does not end
 */
export function tokenize(pattern: string): Token[] {
  const tokens: Token[] = []
  let index = 0
  let width = 0
  while (index < pattern.length) {
    const char = pattern.charAt(index)
    if (/[A-Za-z]/.test(char)) {
      const run = new RegExp(`^${char}+`).exec(pattern.slice(index))?.[0] ?? char
      index += run.length
      if (char === 'p') {
        if (!/[A-Za-oq-z]/.test(pattern.charAt(index))) throw new RangeError(`A 'p' in '${pattern}' pads no letter.`)
        width = run.length
        continue
      }
      if (!letters.includes(char)) throw new RangeError(`The pattern letter '${char}' in '${pattern}' is not known.`)
      tokens.push({ letter: char, count: run.length, width })
      width = 0
    } else if (char === "'") {
      const quoted = /^'((?:[^']|'')*)'/.exec(pattern.slice(index))
      if (!quoted) throw new RangeError(`A quote in the pattern '${pattern}' does not end.`)
      tokens.push({ literal: quoted[1] === '' ? "'" : (quoted[1] ?? '').replaceAll("''", "'") })
      index += quoted[0].length
    } else {
      tokens.push(char === '[' || char === ']' ? { optional: char === '[' ? 'start' : 'end' } : { literal: char })
      index += 1
    }
  }
  return tokens
}

/** English month names, as Java's default locale on AppSync. */
export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** English names of the days, Sunday first as in JavaScript. */
export const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
