/** Largest frame that API Gateway takes and sends, in bytes ("WebSocket frame size": 32 KB). */
export const MAX_FRAME = 32 * 1024
/** Largest message in bytes ("Message payload size": 128 KB). */
export const MAX_MESSAGE = 128 * 1024

/**
 * Follows the frames of a client (RFC 6455, section 5.2) beside the library that reads them, because the library tells
 * messages only.
 * @param onFrame called with the payload's length of every data frame, once its header is there
 */
export const frameReader = (onFrame: (length: number) => void): ((chunk: Buffer) => void) => {
  let header = Buffer.alloc(0)
  let skip = 0
  return (chunk) => {
    let rest = chunk
    while (rest.length > 0) {
      const skipped = Math.min(skip, rest.length)
      skip -= skipped
      rest = rest.subarray(skipped)
      if (rest.length === 0) return
      header = Buffer.concat([header, rest])
      const known = parseHeader(header)
      if (!known) return
      rest = header.subarray(known.size)
      header = Buffer.alloc(0)
      skip = known.length
      // Control frames have opcodes from 8.
      if (known.opcode < 8) onFrame(known.length)
    }
  }
}

/** Size of the header itself and length of the payload; undefined while bytes of the header are missing. */
const parseHeader = (bytes: Buffer): { size: number; length: number; opcode: number } | undefined => {
  if (bytes.length < 2) return undefined
  const opcode = bytes.readUInt8(0) & 0x0f
  const second = bytes.readUInt8(1)
  const mask = second & 0x80 ? 4 : 0
  const short = second & 0x7f
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0
  const size = 2 + extra + mask
  if (bytes.length < size) return undefined
  const length = extra === 2 ? bytes.readUInt16BE(2) : extra === 8 ? Number(bytes.readBigUInt64BE(2)) : short
  return { size, length, opcode }
}
