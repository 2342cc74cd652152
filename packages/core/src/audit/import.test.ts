import { describe, expect, it } from 'vitest'
import { type Counters, dex, fileOf, linesOf } from '../../test/audits.ts'
import { codeOf, infoOf, writtenBy } from '../../test/decision.ts'
import { AT, callOf, controller, machineOf, otherController, owner, stranger } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import type { Decision } from '../command.ts'
import type { ErrorCode } from '../errors/catalogue.ts'
import type { AuditHeadRecord, AuditRecord } from './audit.ts'
import { importAudit } from './import.ts'

type Call = Parameters<typeof importAudit.decide>[0]
type Found = Parameters<typeof importAudit.decide>[1]

const none: Found = { machine: machineOf(), file: null, head: null, dex }
const inputOf = (content: string, more: Partial<Call['input']> = {}): Call['input'] => ({
  ...{ machineId: 'm1', content, newController: false },
  ...more,
})

interface Changed {
  content?: string
  input?: Partial<Call['input']>
  found?: Partial<Found>
  caller?: Call['caller']
}

const decide = ({ content = fileOf(), input, found, caller = owner }: Changed = {}): Decision<AuditRecord> =>
  importAudit.decide(callOf(caller, inputOf(content, input)), { ...none, ...found })

const auditOf = (changed: Changed): AuditRecord => {
  const decision = decide(changed)
  if (decision.kind !== 'write') throw new Error(`The decision is to ${decision.kind}`)
  return decision.value
}

/** What the machine's newest read is after a file was imported. */
const headAfter = (counters: Counters, at = '2026-02-28T12:00:00.000Z'): AuditHeadRecord => {
  const [set] = dex.parseAudit(fileOf(counters)).sets
  if (!set) throw new Error('The file has no set')
  return { machineId: 'm1', operatorId: 'acme', auditId: 'before', at, reading: JSON.stringify(dex.readingOf(set)) }
}

const codesOf = ({ findings }: AuditRecord) => findings.map(({ code }) => code)

const refusals: [code: ErrorCode, when: string, changed: Changed][] = [
  ['NOT_FOUND', 'there is no such machine', { found: { machine: null } }],
  ['NOT_FOUND', "it is another operator's", { caller: stranger }],
  ['NOT_FOUND', 'a machine sends the file of another one', { caller: otherController }],
]

describe('importAudit', () => {
  it.each(refusals)('refuses with %s when %s', (code, _when, changed) => {
    expect([codeOf(decide(changed)), infoOf(decide(changed))]).toEqual([code, { machineId: 'm1' }])
  })

  it('has a test for every error that schema.graphql lists, and no other', () => {
    expect([...new Set(refusals.map(([code]) => code))].sort()).toEqual(documentedErrors.importAudit)
  })

  it('takes the first read as a baseline, of staff and of the machine itself', () => {
    for (const caller of [owner, controller]) {
      const audit = auditOf({ content: fileOf({ a1: 5, clock: '260301*1230' }), caller })
      expect(audit).toMatchObject({ state: 'IMPORTED', by: caller.id, serialNumber: 'DSP42', createdAt: AT })
      // Half past twelve in Berlin.
      expect(audit.reads).toMatchObject([{ kind: 'BASELINE', to: '2026-03-01T11:30:00.000Z', columns: [] }])
      expect(audit.reads[0]).not.toHaveProperty('from')
    }
  })

  it('counts what was sold since the read before, by column and by payment, and cash in box and tubes', () => {
    const head = headAfter({ a1: 10, a1Cash: 4, a2: 7 })
    const audit = auditOf({ content: fileOf({ a1: 13, a1Cash: 5, a2: 7 }), found: { head } })
    expect(audit.reads).toEqual([
      {
        ...{ kind: 'CHANGED', from: head.at, to: '2026-03-01T11:00:00.000Z', clock: '2026-03-01T12:00:00' },
        ...{ clockUncertain: false, sinceReset: false, began: [] },
        ...{ units: 3, amount: 600, cashUnits: 1, cashAmount: 200, cashlessUnits: 2, cashlessAmount: 400 },
        ...{ toBox: 200, toTubes: 0, tubes: 1250 },
        columns: [
          { selection: 'A1', units: 3, amount: 600, cashUnits: 1 },
          { selection: 'A2', units: 0, amount: 0, cashUnits: 0 },
        ],
      },
    ])
  })

  it('writes the file, that it was seen, and the newest read, all on the condition that nobody was faster', () => {
    const first = writtenBy(decide())
    expect(first.map(({ key }) => key.split(' ')[1]?.split('#')[0])).toEqual([
      '$audit_1',
      '$auditFile_1',
      '$auditHead_1',
    ])
    for (const { condition } of first) expect(condition).toBe('attribute_not_exists(pk) AND attribute_not_exists(sk)')
    const [, , head] = writtenBy(decide({ content: fileOf({ a1: 1 }), found: { head: headAfter({}) } }))
    expect(head?.condition).toContain('auditId = "before"')
  })

  it('answers the same bytes with what they made before', () => {
    const file = { machineId: 'm1', operatorId: 'acme', hash: 'h', auditId: 'before' }
    expect(decide({ found: { file } })).toEqual({ kind: 'replay', id: 'before' })
  })

  it('takes the same read in other bytes for no time at all', () => {
    const head = headAfter({ a1: 5 })
    const content = dex.writeAudit([linesOf({ a1: 5 })], { ending: '\n' })
    expect(auditOf({ content, found: { head } }).reads).toMatchObject([{ kind: 'SAME', from: head.at, to: head.at }])
  })

  it('keeps the newest read when a file comes late', () => {
    const head = headAfter({ a1: 5, clock: '260301*1100' }, '2026-03-01T10:00:00.000Z')
    const decision = decide({ content: fileOf({ a1: 3, clock: '260228*1100' }), found: { head } })
    expect(decision).toMatchObject({ value: { state: 'IMPORTED', reads: [{ kind: 'OLDER' }] } })
    expect(writtenBy(decision)).toHaveLength(2)
  })

  it('books nothing when the counters began again, and says why', () => {
    const head = headAfter({ a1: 5000 })
    const audit = auditOf({ content: fileOf({ a1: 2 }), found: { head } })
    expect(audit.reads).toMatchObject([{ kind: 'EPOCH', columns: [] }])
    expect(codesOf(audit)).toContain('COUNTERS_BEGAN_AGAIN')
  })

  it('imports each set of a file, one after the other', () => {
    const sets = [1, 4].map((a1, day) => linesOf({ a1, clock: `26022${day + 7}*1000` }))
    const head = headAfter({}, '2026-02-20T00:00:00.000Z')
    const { reads } = auditOf({ content: dex.writeAudit(sets), found: { head } })
    expect(reads).toMatchObject([
      { from: '2026-02-20T00:00:00.000Z', to: '2026-02-27T09:00:00.000Z', units: 1 },
      { from: '2026-02-27T09:00:00.000Z', to: '2026-02-28T09:00:00.000Z', units: 3 },
    ])
  })
})

const whole = fileOf({ a1: 3 })
const rejected: [code: string, when: string, changed: Changed][] = [
  ['SET_TRUNCATED', 'it ends in the middle', { content: whole.slice(0, -60) }],
  ['CRC_WRONG', 'a digit of it was changed', { content: whole.replace('VA1*600', 'VA1*601') }],
  ['NO_TRANSACTION_SET', 'it is no audit', { content: 'hello' }],
  ['CURRENCY_DIFFERS', 'it counts in another currency', { content: fileOf({ currency: 'USD' }) }],
  ['SERIAL_NUMBER_DIFFERS', 'it is of another machine', { found: { head: headAfter({ serialNumber: 'DSP7' }) } }],
  [
    'CRC_WRONG',
    'one of its sets is damaged',
    { content: dex.writeAudit([linesOf({ a1: 1 }), linesOf({ a1: 2 })]).replace('VA1*400', 'VA1*401') },
  ],
]

describe('a file is rejected, and nothing of it imported,', () => {
  it.each(rejected)('with %s when %s', (code, _when, changed) => {
    const decision = decide(changed)
    expect(decision).toMatchObject({ value: { state: 'REJECTED', reads: [] } })
    expect(codesOf(auditOf(changed))).toContain(code)
    expect(writtenBy(decision).map(({ key }) => key.split(' ')[1]?.split('#')[0])).toEqual(['$audit_1', '$auditFile_1'])
  })

  it('unless whoever sends it says that the controller is a new one', () => {
    const found = { head: headAfter({ serialNumber: 'DSP7' }) }
    expect(auditOf({ found, input: { newController: true } })).toMatchObject({ state: 'IMPORTED' })
  })
})

describe("a machine's clock", () => {
  it.each([
    ['is in the future', '260301*1400'],
    ['is months back', '251201*0000'],
    ['is before the read before', '260228*1000'],
  ])('is not believed when it %s', (_what, clock) => {
    const head = headAfter({ a1: 1, clock: '260228*0900' })
    const audit = auditOf({ content: fileOf({ a1: 2, clock }), found: { head } })
    expect(audit.reads).toMatchObject([{ from: head.at, to: AT, clockUncertain: true }])
    expect(codesOf(audit)).toContain('CLOCK_DOUBTFUL')
  })

  it('gives way to whoever knows better', () => {
    const readAt = '2026-03-01T08:00:00.000Z'
    const audit = auditOf({ content: fileOf({ clock: '990101*0000' }), input: { readAt } })
    expect(audit.reads).toMatchObject([{ to: readAt, clockUncertain: false }])
  })
})
