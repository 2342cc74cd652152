/** `util`'s functions on text. */
export const text = {
  /** Escapes for a JavaScript string literal, as Apache Commons' `escapeEcmaScript`, which AppSync uses. */
  escapeJavaScript(value: string): string {
    return Array.from({ length: value.length }, (_, index) => escapeUnit(value.charAt(index))).join('')
  },

  /** `application/x-www-form-urlencoded`: a space becomes `+`. */
  urlEncode(value: string): string {
    return new URLSearchParams([['', value]]).toString().slice(1)
  },

  /** The reverse of `urlEncode`. */
  urlDecode(value: string): string {
    return decodeURIComponent(value.replaceAll('+', ' '))
  },

  /** The UTF-8 bytes in base64. */
  base64Encode(value: string): string {
    return Buffer.from(value, 'utf8').toString('base64')
  },

  /** The UTF-8 text of base64. */
  base64Decode(value: string): string {
    return Buffer.from(value, 'base64').toString('utf8')
  },

  /** Whether the whole value matches the pattern: Java's `Pattern.matches`, not a search. */
  matches(pattern: string, value: string): boolean {
    return new RegExp(`^(?:${pattern})$`).test(value)
  },
}

/** `util.str`. */
export const str = {
  /** Unicode normalization: `nfc`, `nfd`, `nfkc` or `nfkd`. */
  normalize(value: string, form: 'nfc' | 'nfd' | 'nfkc' | 'nfkd'): string {
    return value.normalize(form.toUpperCase())
  },
}

const escapes: Record<string, string> = {
  "'": "\\'",
  '"': '\\"',
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\n': '\\n',
  '\t': '\\t',
  '\f': '\\f',
  '\r': '\\r',
}

function escapeUnit(unit: string): string {
  const code = unit.charCodeAt(0)
  const plain = code >= 0x20 && code <= 0x7f
  return escapes[unit] ?? (plain ? unit : `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`)
}
