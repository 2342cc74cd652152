import { crc16, formatCrc } from './crc.ts'

/** How to write a file; every field has the value that a reader expects. */
export interface WriteOptions {
  /** DXS01: manufacturer and serial number of the sender. */
  senderId?: string
  /** DXS03. */
  version?: string
  /** ST02 of the first set; those that follow count on. */
  controlNumber?: number
  /** What ends a line. The CRC is always that of CRLF. */
  ending?: '\r\n' | '\n' | '\r'
}

/**
 * Writes an audit file with its envelope, segment counts and CRC, as a machine does.
 * @param sets the lines of each set between ST and G85, such as `['VA1*100*1']`
 * @returns one character for each byte
 */
export function writeAudit(sets: readonly (readonly string[])[], options: WriteOptions = {}): string {
  const { senderId = 'DSP0000001', version = 'V0/6', controlNumber = 1, ending = '\r\n' } = options
  const lines = sets.flatMap((body, index) => writeSet(body, String(controlNumber + index).padStart(4, '0')))
  return [`DXS*${senderId}*VA*${version}*1`, ...lines, `DXE*1*${sets.length}`].map((line) => line + ending).join('')
}

function writeSet(body: readonly string[], controlNumber: string): string[] {
  const covered = [`ST*001*${controlNumber}`, ...body]
  const crc = covered.reduce((value, line) => crc16(value, `${line}\r\n`), 0)
  return [...covered, `G85*${formatCrc(crc)}`, `SE*${covered.length + 2}*${controlNumber}`]
}
