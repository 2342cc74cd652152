import { describe, expect, it } from 'vitest'
import { codeOf, infoOf, itemsOf, writtenBy } from '../../test/decision.ts'
import { AT, callOf, controller, otherController, vendRecordOf } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import type { Decision } from '../command.ts'
import { shardOf } from '../db/ids.ts'
import { acknowledgeVend, reportVendResult } from './report.ts'
import { VEND_STATES, type VendRecord } from './vend.ts'

type Report = Parameters<typeof reportVendResult.decide>[0]['input']

const foreign = { ...controller, operatorId: 'globex' }
const waiting = vendRecordOf({ state: 'AUTHORIZED', sequence: 40 })
const dispensing = vendRecordOf({ state: 'DISPENSING', sequence: 41 })

const acknowledge = (vend: VendRecord | null = waiting, sequence = 41, caller: typeof controller = controller) =>
  acknowledgeVend.decide(callOf(caller, { vendId: 'v1', sequence }), { vend })

const report = (
  vend: VendRecord | null = dispensing,
  changed: Partial<Report> = {},
  caller: typeof controller = controller,
) => reportVendResult.decide(callOf(caller, { vendId: 'v1', sequence: 42, outcome: 'SUCCESS', ...changed }), { vend })

/** What a refusal writes down. */
function recordOf(decision: Decision<unknown>) {
  if (decision.kind !== 'refuse' || !decision.record) throw new Error('Nothing is recorded')
  return itemsOf(decision.record)
}

const failed = { outcome: 'FAILURE', failure: { code: 'EMPTY', message: 'no drop' } } as const

describe('acknowledgeVend', () => {
  it('moves the vend to DISPENSING when it is still as it was read', () => {
    const [vend, ...more] = writtenBy(acknowledge())
    expect(more).toEqual([])
    expect(vend?.key).toBe('$dispense#vendId_v1 $vend_1')
    expect(vend?.update).toContain(`SET state = "DISPENSING", sequence = 41, updatedAt = "${AT}"`)
    expect(vend?.condition).toContain('state = "AUTHORIZED" AND sequence = 40')
  })

  it('answers the same report twice with the same vend', () => {
    expect(acknowledge(dispensing, 41)).toEqual({ kind: 'done', value: dispensing })
  })

  it('refuses the report of a vend that is dispensing already under another number', () => {
    expect(codeOf(acknowledge(dispensing, 42))).toBe('VEND_STATE')
  })

  it.each(VEND_STATES.filter((state) => state !== 'AUTHORIZED' && state !== 'DISPENSING'))(
    'refuses a vend that is %s',
    (state) => {
      const decision = acknowledge(vendRecordOf({ state, sequence: 40 }))
      expect([codeOf(decision), infoOf(decision)]).toEqual(['VEND_STATE', { state, sequence: 40 }])
    },
  )

  it.each([40, 39, 1])('refuses the number %i after 40', (sequence) => {
    expect(codeOf(acknowledge(waiting, sequence))).toBe('STALE_SEQUENCE')
  })
})

describe('reportVendResult of a success', () => {
  const [vend, state, transfer, ...more] = writtenBy(report())

  it('completes the vend, frees the machine and keeps the unit', () => {
    expect(more).toEqual([])
    expect(vend?.update).toContain('SET state = "COMPLETED", sequence = 42, unconfirmed = false')
    expect(vend?.condition).toContain('state = "DISPENSING" AND sequence = 41')
    expect(state?.update).toContain('reportSequence = 42')
    expect(state?.update).toContain('REMOVE activeVendId')
    expect(state?.update).not.toContain('stock')
    expect(state?.condition).toContain('activeVendId = "v1"')
  })

  it('leaves the wallet as it is: the money left it at the start; and writes one transfer that balances', () => {
    expect(transfer).toMatchObject({
      verb: 'Put',
      key: `$dispense#operatorId_acme#shard_${shardOf('v1')} $transfer_1#createdAt_${AT}#transferId_v1`,
      condition: 'attribute_not_exists(pk) AND attribute_not_exists(sk)',
      item: {
        kind: 'VEND',
        customerId: 'ada',
        vendId: 'v1',
        currency: 'EUR',
        entries: [
          { account: 'WALLET', amount: 225 },
          { account: 'REVENUE', amount: -168 },
          { account: 'TAX', amount: -32 },
          { account: 'DEPOSIT', amount: -25 },
        ],
      },
    })
  })

  it('is unconfirmed when the machine was reset instead', () => {
    const decision = report(dispensing, { outcome: 'RESET' })
    expect(writtenBy(decision)[0]?.update).toContain('state = "COMPLETED", sequence = 42, unconfirmed = true')
    expect(decision).toMatchObject({ value: { state: 'COMPLETED', unconfirmed: true } })
  })

  it('resolves an outcome that was unknown', () => {
    const unknown = vendRecordOf({ state: 'OUTCOME_UNKNOWN', sequence: 41 })
    expect(writtenBy(report(unknown))[0]?.condition).toContain('state = "OUTCOME_UNKNOWN"')
  })
})

describe('reportVendResult of a failure', () => {
  it('gives back the unit and the money and writes no transfer', () => {
    const [vend, state, wallet, ...more] = writtenBy(report(dispensing, failed))
    expect(more).toEqual([])
    expect(vend?.update).toContain('state = "FAILED"')
    expect(vend?.update).toContain('failure = {"code":"EMPTY","message":"no drop"}')
    expect(state?.update).toContain('stock.A1 = (if_not_exists(stock.A1, 0) - -1)')
    expect(state?.update).not.toContain('jammed')
    expect(wallet?.update).toContain('ADD balance 225')
  })

  it('switches the column off when it is jammed', () => {
    const jam = { outcome: 'FAILURE', failure: { code: 'JAM' } } as const
    expect(writtenBy(report(dispensing, jam))[1]?.update).toContain(`jammed.A1 = "${AT}"`)
    const numeric = writtenBy(report(vendRecordOf({ ...dispensing, slot: '12' }), jam))[1]
    expect(numeric?.update).toContain(`jammed._12 = "${AT}"`)
    expect(numeric?.update).toContain('stock._12 = (if_not_exists(stock._12, 0) - -1)')
  })
})

describe('reportVendResult of a failure to drop an age-restricted product', () => {
  const beer = vendRecordOf({ state: 'DISPENSING', product: { ...dispensing.product, minimumAge: 18 } })

  it('gives nothing back by itself: the money is held, and a person is told', () => {
    const decision = report(beer, failed)
    const [vend, state, wallet, transfer, exception, ...more] = writtenBy(decision)
    expect(more).toEqual([])
    expect(vend?.update).toContain('state = "OUTCOME_UNKNOWN"')
    expect(vend?.update).toContain('failure = {"code":"EMPTY","message":"no drop"}')
    expect(state?.update).not.toContain('stock')
    expect(wallet?.update).toContain('ADD unresolved 225')
    expect([transfer?.item?.kind, exception?.item?.code]).toEqual(['HOLD', 'AGE_RESTRICTED_FAILURE'])
    expect(decision).toMatchObject({ value: { state: 'OUTCOME_UNKNOWN', failure: { code: 'EMPTY' } } })
  })

  it('answers the same when it comes again', () => {
    const held = { ...beer, state: 'OUTCOME_UNKNOWN', sequence: 42, failure: { code: 'EMPTY', message: '' } } as const
    expect(report(held, failed)).toEqual({ kind: 'done', value: held })
  })

  it('is written down, and decides nothing, when the outcome was unknown before', () => {
    const decision = report({ ...beer, state: 'OUTCOME_UNKNOWN' }, failed)
    const [vend, exception, ...more] = writtenBy(decision)
    expect([more, exception?.item?.code]).toEqual([[], 'AGE_RESTRICTED_FAILURE'])
    expect(vend?.update).toContain('failure = {"code":"EMPTY","message":"no drop"}, sequence = 42')
    expect(decision).toMatchObject({ value: { state: 'OUTCOME_UNKNOWN', sequence: 42 } })
  })

  it('is an ordinary success when the product fell', () => {
    expect(report(beer)).toMatchObject({ value: { state: 'COMPLETED' } })
  })
})

describe('reportVendResult a second time', () => {
  it.each([
    ['success', vendRecordOf({ state: 'COMPLETED', sequence: 42 }), {}],
    ['failure', vendRecordOf({ state: 'FAILED', sequence: 42 }), failed],
    ['success after the money was given back', vendRecordOf({ state: 'REFUNDED', refunded: 100, sequence: 42 }), {}],
    ['success after a reset', vendRecordOf({ state: 'COMPLETED', sequence: 42, unconfirmed: true }), { sequence: 43 }],
  ])('answers a repeated %s with the vend as it is', (_what, vend, changed) => {
    expect(report(vend, changed)).toEqual({ kind: 'done', value: vend })
  })

  it.each([
    ['a failure after success', vendRecordOf({ state: 'COMPLETED', sequence: 42 }), { ...failed, sequence: 43 }],
    ['a success after failure', vendRecordOf({ state: 'FAILED', sequence: 42 }), { sequence: 43 }],
    ['a success after it was cancelled', vendRecordOf({ state: 'CANCELLED' }), {}],
    ['a success before it was acknowledged', waiting, {}],
  ])('refuses %s', (_what, vend, changed) => {
    const decision = report(vend, changed)
    expect([codeOf(decision), infoOf(decision)]).toEqual(['VEND_STATE', { state: vend.state, sequence: vend.sequence }])
  })

  it.each([41, 40])('refuses the number %i after 41', (sequence) => {
    expect(codeOf(report(dispensing, { sequence }))).toBe('STALE_SEQUENCE')
  })
})

describe.each([
  ['acknowledgeVend', acknowledge, waiting],
  [
    'reportVendResult',
    (vend: VendRecord | null, sequence: number, caller: typeof controller) => report(vend, { sequence }, caller),
    dispensing,
  ],
] as const)('a refused %s', (name, decide, vend) => {
  it.each([
    ['another machine of the operator', otherController],
    ['a machine of another operator with the same id', foreign],
  ])('comes from %s: the vend does not exist for it', (_who, caller) => {
    expect(codeOf(decide(vend, 50, caller))).toBe('NOT_FOUND')
    expect(infoOf(decide(vend, 50, caller))).toBeUndefined()
  })

  it('is recorded with the machine that sent it, never with the one it spoke of', () => {
    const [record, ...more] = recordOf(decide(vend, 50, otherController))
    expect(more).toEqual([])
    expect(record).toMatchObject({
      verb: 'Put',
      key: '$dispense#machineId_m2 $exception_1#exceptionId_01J00000000000000000NEWID0',
      item: { machineId: 'm2', operatorId: 'acme', code: 'NOT_FOUND', operation: name, vendId: 'v1', sequence: 50 },
    })
  })

  it.each([
    ['NOT_FOUND', null, 50],
    ['VEND_STATE', vendRecordOf({ state: 'EXPIRED' }), 50],
    ['STALE_SEQUENCE', vend, 1],
  ] as const)('with %s is recorded', (code, stored, sequence) => {
    const [record] = recordOf(decide(stored, sequence, controller))
    expect(record?.item).toMatchObject({ code, sequence, createdAt: AT })
    expect(record?.item?.message).toBeTruthy()
  })

  it('has a test for every error that schema.graphql lists', () => {
    expect(documentedErrors[name]).toEqual(['NOT_FOUND', 'STALE_SEQUENCE', 'VEND_STATE'])
  })
})
