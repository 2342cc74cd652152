import { randomBytes } from 'node:crypto'
import { ulid } from 'ulid'

/** `util.autoId`, `autoUlid`, `autoKsuid`. */
export const ids = {
  /** A random UUID, version 4. */
  autoId(): string {
    return crypto.randomUUID()
  },

  /** A ULID: 26 characters that sort by the millisecond they were made in. */
  autoUlid(): string {
    return ulid()
  },

  /** A KSUID: 27 characters that sort by the second they were made in (https://github.com/segmentio/ksuid). */
  autoKsuid(): string {
    const stamp = Buffer.alloc(4)
    stamp.writeUInt32BE(Math.floor(Date.now() / 1000) - ksuidEpoch)
    return toBase62(Buffer.concat([stamp, randomBytes(16)])).padStart(27, '0')
  },
}

/** KSUIDs count seconds from 2014-05-13, so that their 32 bits last beyond a century. */
const ksuidEpoch = 1_400_000_000

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function toBase62(bytes: Buffer): string {
  let rest = BigInt(`0x${bytes.toString('hex')}`)
  let digits = ''
  while (rest > 0n) {
    digits = base62.charAt(Number(rest % 62n)) + digits
    rest /= 62n
  }
  return digits
}
