const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1
  return crc
})

/**
 * Continues a CRC-16 (polynomial x^16 + x^15 + x^2 + 1, reflected: 0xA001; start 0; no final XOR), as G85 carries it.
 * Source: EVA-DTS 6.1.2, G85; the catalogue of Greg Cook calls it CRC-16/ARC, whose check value of "123456789" is 0xBB3D.
 * @param crc what came before; 0 at the start
 * @param text one character for each byte
 */
export function crc16(crc: number, text: string): number {
  let value = crc
  for (let index = 0; index < text.length; index += 1) {
    value = (value >>> 8) ^ (TABLE[(value ^ text.charCodeAt(index)) & 0xff] ?? 0)
  }
  return value
}

/** A CRC as G85 writes it: four hexadecimal digits, upper case. */
export function formatCrc(crc: number): string {
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

/** The value of G85; undefined when it is not one to four hexadecimal digits. */
export function parseCrc(text: string): number | undefined {
  return /^[0-9A-Fa-f]{1,4}$/.test(text) ? Number.parseInt(text, 16) : undefined
}

/** Low and high byte exchanged, as machines before EVA-DTS 6.0 wrote it. */
export function swapBytes(crc: number): number {
  return ((crc & 0xff) << 8) | (crc >>> 8)
}
