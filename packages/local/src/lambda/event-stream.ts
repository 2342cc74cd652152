import { crc32 } from 'node:zlib'

/**
 * A message of `application/vnd.amazon.eventstream` ("Amazon event stream encoding"): lengths, their checksum, headers, the
 * payload, and the checksum of it all.
 */
export const encodeEvent = (headers: Readonly<Record<string, string>>, payload: Uint8Array): Buffer => {
  const head = Buffer.concat(Object.entries(headers).map(([name, value]) => encodeHeader(name, value)))
  const total = PRELUDE + head.length + payload.length + CHECKSUM
  const message = Buffer.alloc(total)
  message.writeUInt32BE(total, 0)
  message.writeUInt32BE(head.length, 4)
  message.writeUInt32BE(crc32(message.subarray(0, 8)), 8)
  head.copy(message, PRELUDE)
  message.set(payload, PRELUDE + head.length)
  message.writeUInt32BE(crc32(message.subarray(0, total - CHECKSUM)), total - CHECKSUM)
  return message
}

const PRELUDE = 12
const CHECKSUM = 4
/** The type of a header whose value is a text. */
const TEXT = 7

const encodeHeader = (name: string, value: string): Buffer => {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(Buffer.byteLength(value))
  return Buffer.concat([
    Buffer.from([Buffer.byteLength(name)]),
    Buffer.from(name),
    Buffer.from([TEXT]),
    length,
    Buffer.from(value),
  ])
}
