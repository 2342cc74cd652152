import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc16, formatCrc, parseCrc, swapBytes } from './crc.ts'

describe('the CRC of G85', () => {
  it('is CRC-16/ARC, by its published check value', () => {
    expect(formatCrc(crc16(0, '123456789'))).toBe('BB3D')
  })

  it('can be continued at any place', () => {
    const text = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) })
    fc.assert(fc.property(text, text, (a, b) => crc16(crc16(0, a), b) === crc16(0, a + b)))
  })

  it('is written with four digits, and read in any case', () => {
    expect(formatCrc(0x1b)).toBe('001B')
    expect(['001B', '001b', '1b'].map(parseCrc)).toEqual([0x1b, 0x1b, 0x1b])
    expect(['', 'G000', '12345', '-1', ' 1'].map(parseCrc)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(swapBytes(0x12ab)).toBe(0xab12)
  })
})
