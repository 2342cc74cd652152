import { isIP } from 'node:net'
import { defineScalar } from './scalar.ts'

/** `AWSEmail`: `local@domain`. */
export const AWSEmail = defineScalar({
  name: 'AWSEmail',
  description: 'An e-mail address (RFC 822).',
  expected: "an e-mail address such as 'ada@example.com'",
  parse: (value) =>
    text(value, (email) => email.length <= 254 && /^[^\s@<>()[\],;:"\\]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email)),
})

/** `AWSURL`: a URL with its scheme, and no double slash in its path. */
export const AWSURL = defineScalar({
  name: 'AWSURL',
  description: 'A URL (RFC 1738) with its scheme.',
  expected: "a URL with its scheme and no '//' in its path, such as 'https://example.com/a.png'",
  parse: (value) => text(value, (url) => URL.canParse(url) && !new URL(url).pathname.includes('//')),
})

/** `AWSPhone`: digits with spaces or hyphens; North American unless it starts with `+`. */
export const AWSPhone = defineScalar({
  name: 'AWSPhone',
  description: 'A phone number.',
  expected: "a phone number such as '+49 30 901820' or '415 555 0100'",
  parse: (value) =>
    text(value, (phone) => /^\+?[\d\s()-]+$/.test(phone) && inRange(phone.replace(/\D/g, '').length, 7, 15)),
})

/** `AWSIPAddress`: IPv4 or IPv6, with an optional subnet in CIDR notation. */
export const AWSIPAddress = defineScalar({
  name: 'AWSIPAddress',
  description: 'An IPv4 or IPv6 address, with an optional subnet.',
  expected: "an IPv4 or IPv6 address, optionally with a subnet such as '10.0.0.0/8'",
  parse: (value) => text(value, isAddress),
})

/** `AWSJSON`: JSON text outside, the parsed value in resolvers. */
export const AWSJSON = defineScalar({
  name: 'AWSJSON',
  description: 'Any JSON, as a string.',
  expected: 'a string that holds JSON',
  parse: parseJson,
  serialize: (value) => JSON.stringify(value),
})

function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return undefined
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

function isAddress(value: string): boolean {
  const [address = '', subnet, ...rest] = value.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return subnet === undefined || (/^\d{1,3}$/.test(subnet) && inRange(Number(subnet), 0, version === 4 ? 32 : 128))
}

function text(value: unknown, isValid: (value: string) => boolean): string | undefined {
  return typeof value === 'string' && isValid(value) ? value : undefined
}

function inRange(value: number, low: number, high: number): boolean {
  return value >= low && value <= high
}
