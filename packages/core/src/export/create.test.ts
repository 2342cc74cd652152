import { describe, expect, it } from 'vitest'
import { codeOf, infoOf, writtenBy } from '../../test/decision.ts'
import { AT, callOf, NOW, owner } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import { idempotencyRecord } from '../db/idempotency.ts'
import { createExport, SETTLED_MS } from './create.ts'
import { type ExportRecord, exportStateOf, fileEnd, fileNameOf } from './export.ts'
import { statementsOf } from './nightly.ts'

type Input = Parameters<typeof createExport.decide>[0]['input']

const input: Input = {
  ...{ kind: 'LEDGER', format: 'CSV', from: '2026-02-01T00:00:00.000Z', to: '2026-02-02T00:00:00.000Z' },
  idempotencyKey: 'k1',
}

const at = (ms: number) => new Date(NOW + ms).toISOString()

const decide = (changed: Partial<Input> = {}, done: object | null = null) =>
  createExport.decide(callOf(owner, { ...input, ...changed }), { done } as never)

const made = (changed: Partial<Input> = {}): ExportRecord => {
  const decision = decide(changed)
  if (decision.kind !== 'write') throw new Error(`The decision is to ${decision.kind}`)
  return decision.value
}

describe('createExport', () => {
  it('refuses a key that was used for another period, and a period that has not begun', () => {
    const done = { ...idempotencyRecord('createExport', callOf(owner, input) as never, 'e1'), hash: 'other' }
    const refusals = [decide({}, done), decide({ from: at(-SETTLED_MS), to: at(1) })]
    expect(refusals.map(codeOf)).toEqual(['IDEMPOTENCY_KEY_REUSED', 'BAD_INPUT'])
    expect(infoOf(refusals[1] as never)).toMatchObject({ issues: [{ path: 'from' }] })
    expect(refusals.map(codeOf).toSorted()).toEqual([...(documentedErrors.createExport ?? [])].toSorted())
  })

  it('makes an export of the own operator that waits for a worker, with its key, in one transaction', () => {
    const [item, key] = writtenBy(decide())
    expect(item?.condition).toBe('attribute_not_exists(pk) AND attribute_not_exists(sk)')
    expect(key?.condition).toBe('attribute_not_exists(pk) AND attribute_not_exists(sk)')
    expect(made()).toMatchObject({ operatorId: 'acme', by: 'olga', state: 'QUEUED', until: input.to, createdAt: AT })
  })

  it('leaves out what is younger than half a minute: whoever dated it may not have written it yet', () => {
    expect(made({ to: at(60_000) }).until).toBe(at(-SETTLED_MS))
    expect(made({ from: at(-SETTLED_MS - 1), to: at(-SETTLED_MS) }).until).toBe(at(-SETTLED_MS))
  })

  it('answers the same call with the same export', () => {
    const done = idempotencyRecord('createExport', callOf(owner, input) as never, 'e1')
    expect(decide({}, done)).toEqual({ kind: 'replay', id: 'e1' })
  })
})

describe('an export', () => {
  const done = (origin: ExportRecord['origin']): ExportRecord => ({ ...made(), origin, state: 'DONE', endedAt: AT })

  it('that is done expires with its file: after 7 days, the statement of a night after 90', () => {
    for (const [origin, days] of [
      ['ON_DEMAND', 7],
      ['NIGHTLY', 90],
    ] as const) {
      const end = NOW + days * 24 * 60 * 60 * 1000
      expect(fileEnd(done(origin))).toBe(end)
      expect(exportStateOf(done(origin), end - 1)).toBe('DONE')
      expect(exportStateOf(done(origin), end)).toBe('EXPIRED')
    }
    expect(exportStateOf({ ...made(), state: 'FAILED' }, NOW * 2)).toBe('FAILED')
  })

  it('is called as what it holds', () => {
    expect(fileNameOf(made())).toBe('ledger_2026-02-01_2026-02-02.csv')
    expect(fileNameOf(made({ format: 'JSON_LINES', from: '2026-02-01T10:30:00.000Z' }))).toBe(
      'ledger_2026-02-01T1030Z_2026-02-02.jsonl',
    )
  })

  it('of a night follows from operator, day and kind: the same whenever it is made', () => {
    const [first, again] = [statementsOf('acme', '2026-02-01', NOW), statementsOf('acme', '2026-02-01', NOW + 1e9)]
    expect(first.map(({ exportId }) => exportId)).toEqual(again.map(({ exportId }) => exportId))
    const others = [...statementsOf('acme', '2026-02-02', NOW), ...statementsOf('globex', '2026-02-01', NOW)]
    const ids = [...first, ...others].map(({ exportId }) => exportId)
    expect(new Set(ids).size).toBe(6)
    for (const id of ids) expect(id).toMatch(/^[0-9A-Z]{26}$/)
    expect(first.map(({ kind, from, until }) => [kind, from, until])).toEqual([
      ['LEDGER', '2026-02-01T00:00:00.000Z', '2026-02-02T00:00:00.000Z'],
      ['SALES', '2026-02-01T00:00:00.000Z', '2026-02-02T00:00:00.000Z'],
    ])
  })
})
