import { isIP } from 'node:net'
import { defineScalar } from './scalar.ts'

/** `AWSEmail`: `local@domain`; the local part is made of atoms, or one quoted string. */
export const AWSEmail = defineScalar({
  name: 'AWSEmail',
  description: 'An e-mail address (RFC 822).',
  expected: "an e-mail address such as 'ada@example.com'",
  parse: (value) => text(value, (email) => email.length <= 254 && emailPattern.test(email)),
})

const emailPattern =
  /^(?:[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*|"(?:[^"\\\r\n]|\\.)*")@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}$/

/** `AWSURL`: a URL with its scheme, and no double slash in its path. */
export const AWSURL = defineScalar({
  name: 'AWSURL',
  description: 'A URL (RFC 1738) with its scheme.',
  expected: "a URL with its scheme and no '//' in its path, such as 'https://example.com/a.png'",
  parse: (value) => text(value, isUrl),
})

/** `AWSPhone`: digits, grouped by single spaces or hyphens. Without a country code it is a North American number. */
export const AWSPhone = defineScalar({
  name: 'AWSPhone',
  description: 'A phone number.',
  expected: "a phone number such as '+49 30 901820', or without a country code a North American one, '415-555-0100'",
  parse: (value) => text(value, isPhone),
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

function isUrl(value: string): boolean {
  // Browsers forgive blanks around a URL and backslashes in it; a URL that is stored should not need that.
  if (!URL.canParse(value) || /[\s\\]/.test(value)) return false
  const { protocol, hostname, pathname } = new URL(value)
  return !pathname.includes('//') && (!protocol.startsWith('http') || hostname !== '')
}

function isPhone(value: string): boolean {
  if (!/^\+?\d+(?:[ -]\d+)*$/.test(value)) return false
  const digits = value.replace(/\D/g, '')
  const international = value.startsWith('+') && !digits.startsWith('1')
  // E.164 has at most 15 digits; the North American plan has area and exchange codes that begin with 2 to 9.
  return international ? /^[2-9]\d{6,14}$/.test(digits) : /^1?[2-9]\d{2}[2-9]\d{6}$/.test(digits)
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
