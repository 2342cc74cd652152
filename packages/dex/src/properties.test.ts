import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { body, lineOf } from './arbitrary.ts'
import { parseAudit, readAudit } from './audit.ts'
import { compareReadings } from './compare.ts'
import { readingOf } from './counters.ts'
import { type AuditEvent, AuditReader } from './reader.ts'
import { formatAudit } from './report.ts'
import { writeAudit } from './write.ts'

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const sets = fc.array(body, { minLength: 1, maxLength: 3 })
const written = sets.map((bodies) => writeAudit(bodies.map((segments) => segments.map(lineOf))))

describe('any valid file', () => {
  it('comes back as it was written, with every typed value', () => {
    const ending = fc.constantFrom('\r\n' as const, '\n' as const, '\r' as const)
    fc.assert(
      fc.property(sets, ending, (bodies, lineEnding) => {
        const lines = bodies.map((segments) => segments.map(lineOf))
        const audit = parseAudit(writeAudit(lines, { ending: lineEnding }))
        expect(audit.sets.map(({ importable, crc }) => [importable, crc.state])).toEqual(
          bodies.map(() => [true, 'right']),
        )
        const inside = audit.sets.map(({ segments }) => segments.slice(1, -2))
        expect(inside.map((segments) => segments.map(({ id, elements }) => [id, ...elements].join('*')))).toEqual(lines)
        const fields = inside.map((segments) => segments.map((segment) => (segment.known ? segment.fields : {})))
        expect(fields).toEqual(bodies.map((segments) => segments.map((segment) => segment.fields)))
        expect(audit.sets.flatMap(({ findings }) => findings.map(({ code }) => code))).not.toContain('FIELD_INVALID')
      }),
      { numRuns: 300 },
    )
  })

  it('is read alike however it is cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(written, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), async (file, sizes) => {
        const whole = bytes(file)
        const chunks: Uint8Array[] = []
        for (let start = 0, index = 0; start < whole.length; index += 1) {
          const size = sizes[index % sizes.length] ?? 1
          chunks.push(whole.subarray(start, start + size))
          start += size
        }
        const events: AuditEvent[] = []
        for await (const event of readAudit(chunks)) events.push(event)
        const reader = new AuditReader()
        expect(events).toEqual([...reader.push(whole), ...reader.end()])
      }),
      { numRuns: 50 },
    )
  })

  it('says nothing new when it is read again', () => {
    fc.assert(
      fc.property(written, (file) => {
        for (const set of parseAudit(file).sets) {
          const reading = readingOf(set)
          const { kind, changes, epochs, sinceReset } = compareReadings(reading, structuredClone(reading))
          expect({ kind, changes, epochs, sinceReset }).toEqual({
            kind: 'same',
            changes: [],
            epochs: [],
            sinceReset: [],
          })
        }
      }),
      { numRuns: 100 },
    )
  })
})

it('every flipped bit from ST to G85 keeps the set from being imported', () => {
  const one = body.map((segments) => writeAudit([segments.map(lineOf)])).filter((file) => file.length < 700)
  fc.assert(
    fc.property(one, (file) => {
      const whole = bytes(file)
      const [start, end] = [file.indexOf('\r\nST*') + 2, file.indexOf('\r\nG85*') + 2]
      const missed: string[] = []
      for (let bit = start * 8; bit < end * 8; bit += 1) {
        const place = bit >> 3
        const before = whole[place] ?? 0
        whole[place] = before ^ (1 << (bit & 7))
        if (parseAudit(whole).sets.some(({ importable }) => importable)) missed.push(`byte ${place}, bit ${bit & 7}`)
        whole[place] = before
      }
      expect(missed).toEqual([])
    }),
    { numRuns: 15 },
  )
})

describe('a damaged file', () => {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 500 })),
    insert: fc.oneof(
      fc.constantFrom('\r', '\n', '\r\r\n', '*', '<', '>', 'ST*', 'SE*', 'DXS*', 'DXE*1*1', 'G85*', '\0', '<DEX>'),
      fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 20 }),
    ),
  })
  const mutated = fc.tuple(written, fc.array(edit, { minLength: 1, maxLength: 8 })).map(([file, edits]) =>
    edits.reduce((text, { at, remove, insert }) => {
      const place = Math.floor(at * text.length)
      return text.slice(0, place) + insert + text.slice(place + remove)
    }, file),
  )

  it('never crashes or stops the reader, in 10,000 mutations', () => {
    fc.assert(
      fc.property(mutated, (file) => {
        const audit = parseAudit(file)
        for (const set of audit.sets) {
          const errors = set.findings.filter(({ severity }) => severity === 'error')
          expect(set.importable).toBe(errors.length === 0)
          if (set.importable) expect(['right', 'byteSwapped']).toContain(set.crc.state)
        }
        expect(formatAudit(audit)).toMatch(/\n$/)
      }),
      { numRuns: 10_000 },
    )
  })

  it.each([
    ['elements', '*'],
    ['brackets', '<>'],
    ['opening brackets', '<'],
    ['line feeds', '\n'],
    ['carriage returns', '\r'],
    ['starts', 'DXS*'],
    ['sets', 'ST*001*0001\r\n'],
    ['ends', 'SE*1*1\r\n'],
    ['products', 'PA1*1*2\r\nPA2*1*2\r\n'],
    ['letters', 'A'],
  ])(
    'of three megabytes of nothing but %s is read to its end, where quadratic time would not end today',
    (_name, part) => {
      const text = `DXS*A*VA*V0/6*1\r\nST*001*0001\r\n${part.repeat(3_000_000 / part.length)}`
      expect(parseAudit(bytes(text)).sets.every(({ importable }) => !importable)).toBe(true)
    },
    60_000,
  )
})

it('holds one line in memory, however long the file or the line is', () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const heap = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const reader = new AuditReader()
  const segments = bytes('PA1*1*100*COLA\r\nPA2*1*100*1*100\r\nXY1*1\r\n'.repeat(5000))
  const endless = new Uint8Array(5_000_000).fill(65)
  for (const _event of reader.push(bytes('DXS*A*VA*V0/6*1\r\nST*001*0001\r\n')));
  const before = heap()
  let count = 0
  for (let turn = 0; turn < 8; turn += 1)
    for (const event of reader.push(segments)) count += event.type === 'segment' ? 1 : 0
  for (const _event of reader.push(endless));
  expect(heap() - before).toBeLessThan(1_000_000)
  expect(count).toBe(120_000)
})
