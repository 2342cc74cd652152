import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Audit } from './audit.ts'
import { fixture } from './testing.ts'

const file = (name: string) => resolve(import.meta.dirname, `../fixtures/${name}.eva_dts`)

function dex(args: string[], input?: Uint8Array) {
  const main = resolve(import.meta.dirname, 'main.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { input, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('dex', () => {
  it('prints an audit that a person can read', () => {
    const { status, stdout } = dex([file('first')])
    expect(status).toBe(0)
    expect(stdout).toContain('Set 1 (line 2): importable, 43 segments, CRC EC83')
    expect(stdout).toContain('Machine           DSP0000042 SPIRAL 12')
    expect(stdout).toContain('Paid vends        2500.00 (1400 vends)')
    expect(stdout).toContain('     A1   1.50    600   900.00  COLA')
    expect(stdout).toContain('Check VA101 = sum of PA202: holds, 2500.00')
  })

  it('prints it as JSON', () => {
    const { status, stdout } = dex([file('messy'), '--json'])
    const audit: Audit = JSON.parse(stdout)
    expect(status).toBe(0)
    expect(audit.sets.map(({ controlNumber }) => controlNumber)).toEqual(['0001', '0002'])
    expect(audit.sets[0]?.segments.find(({ id }) => id === 'VA1')).toMatchObject({ fields: { valueInit: 250_000 } })
  })

  it('reads from standard input, and fails for a set that must not be imported', () => {
    const half = readFileSync(file('first')).subarray(0, 900)
    const { status, stdout } = dex(['-'], half)
    expect(status).toBe(1)
    expect(stdout).toContain('NOT importable')
    expect(stdout).toContain('ERROR SET_TRUNCATED')
  })

  it('prints nothing that a terminal would obey', () => {
    const evil = Buffer.from(fixture('first')).toString('latin1').replace('LOBBY', '\x1b[2J\x9b')
    const { stdout } = dex(['-'], Buffer.from(evil, 'latin1'))
    expect(stdout).toContain('?[2J?')
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })

  it.each([
    ['no file', [], 'give one file'],
    ['two files', ['a', 'b'], 'give one file'],
    ['a file that is not there', ['no-such-file'], 'give a file that exists'],
    ['an unknown option', ['--xml', 'a'], "Unknown option '--xml'"],
  ])('with %s says what to give', (_what, args, message) => {
    const { status, stdout, stderr } = dex(args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })

  it('explains itself', () => {
    expect(dex(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('dex <file> [--json]') })
  })
})
