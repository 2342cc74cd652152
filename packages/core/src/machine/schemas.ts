import * as v from 'valibot'

/** Input schema of the name that people see. */
export const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))

/** Input schema of where a machine stands, in words. */
export const Place = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))

/** Input schema of where a machine stands, in degrees (WGS 84). */
export const Location = v.object({
  lat: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  lng: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
})

/** Input schema of what an operator groups its machines by: at most 10, none twice. */
export const Tags = v.pipe(
  v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40))),
  v.maxLength(10),
  v.check((tags) => new Set(tags).size === tags.length, 'must name every tag once'),
)

/** Input schema of an IANA time zone. */
export const TimeZone = v.pipe(v.string(), v.check(isTimeZone, 'must be an IANA time zone such as "Europe/Berlin"'))

/** Input schema of a machine's own report number: 1 to 2^31 - 1, greater with every report. */
export const Sequence = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 31 - 1))

/** Input schema of an Ed25519 public key: the `x` of its JWK (RFC 8037), 32 bytes of base64url. */
export const PublicKey = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{43}$/, 'must be 43 characters of base64url: the x of an Ed25519 JWK'),
)

function isTimeZone(name: string): boolean {
  // Intl takes offsets such as "+01:00" too, which know no summer time.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
