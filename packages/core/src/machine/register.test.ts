import { describe, expect, it } from 'vitest'
import { codeOf, doneBefore, infoOf, writtenBy } from '../../test/decision.ts'
import { AT, callOf, operatorOf, owner } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import { enrolmentCode } from './enrolment.ts'
import { registerMachine } from './register.ts'

const { secretOf } = callOf(owner, {})

const input = {
  name: 'Lobby',
  place: 'Left of the stairs',
  timeZone: 'Europe/Berlin',
  tax: { ratePpm: 190_000, inclusive: true },
  idempotencyKey: 'reg-1',
}

const publicKey = 'A'.repeat(43)

const ID = '01KJMR6000000000000000NEW0'

const decide = (found: Partial<Parameters<typeof registerMachine.decide>[1]> = {}, more: { publicKey?: string } = {}) =>
  registerMachine.decide(callOf(owner, { ...input, ...more }, { id: ID }), {
    operator: operatorOf(),
    done: null,
    ...found,
  })

describe('registerMachine', () => {
  it('puts a machine on the map and groups it, when that is said', () => {
    const location = { lat: 53.08, lng: 8.81 }
    const call = callOf(owner, { ...input, location, tags: ['north'] }, { id: ID })
    const decision = registerMachine.decide(call, { operator: operatorOf(), done: null })
    expect(decision).toMatchObject({ value: { location, tags: ['north'] } })
  })

  const [machine, state, code, enrolment, record, ...more] = writtenBy(decide())

  it('writes the machine, its state, its code, its enrolment and the key, each only when it is not there yet', () => {
    expect(more).toEqual([])
    expect([machine?.key, state?.key, code?.key, enrolment?.key, record?.key]).toEqual([
      `$dispense#machineId_${ID} $page#machine_1`,
      `$dispense#machineId_${ID} $page#machineState_1`,
      '$dispense#code_0000-NEW0 $machineCode_1',
      `$dispense#locator_${enrolmentCode(secretOf, ID, ID).slice(0, 5)} $enrolment_1`,
      '$dispense#subject_olga#command_registerMachine#key_reg-1 $idempotency_1',
    ])
    for (const item of [machine, state, code, enrolment, record]) {
      expect(item).toMatchObject({ verb: 'Put', condition: 'attribute_not_exists(pk) AND attribute_not_exists(sk)' })
    }
  })

  it('lets its controller enrol by a code: the state names the enrolment, and has no key', () => {
    expect(enrolment?.item).toMatchObject({ machineId: ID, operatorId: 'acme', enrolmentId: ID })
    expect(state?.item?.enrolment).toBe(ID)
    expect(state?.item).not.toHaveProperty('publicKey')
  })

  it('makes no code for a controller whose public key is known', () => {
    const written = writtenBy(decide({}, { publicKey }))
    expect(written.map(({ key }) => key).filter((key) => key.includes('enrolment'))).toEqual([])
    expect(written[1]?.item).toMatchObject({ publicKey })
    expect(written[1]?.item).not.toHaveProperty('enrolment')
  })

  it("puts it into the caller's fleet, with the currency of its operator and nothing to sell", () => {
    expect(machine?.item).toMatchObject({
      operatorId: 'acme',
      currency: 'EUR',
      planogram: [],
      planogramVersion: 0,
      gsi1pk: '$dispense#operatorId_acme',
      createdAt: AT,
    })
    expect(state?.item).toMatchObject({ status: 'ONLINE', fence: 0, reportSequence: 0, stock: {}, jammed: {} })
    expect(code?.item).toMatchObject({ operatorId: 'acme', machineId: ID })
  })

  it('refuses with NOT_FOUND when there is no such operator', () => {
    expect([codeOf(decide({ operator: null })), infoOf(decide({ operator: null }))]).toEqual([
      'NOT_FOUND',
      { operatorId: 'acme' },
    ])
  })

  it('refuses a key that was used for another machine', () => {
    const done = doneBefore(registerMachine, 'olga', { ...input, name: 'Yard' } as typeof input, 'm0')
    expect(codeOf(decide({ done }))).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  it('answers the same call with the machine that the first one made', () => {
    expect(decide({ done: doneBefore(registerMachine, 'olga', input, 'm0') })).toEqual({ kind: 'replay', id: 'm0' })
  })

  it('has a test for every error that schema.graphql lists', () => {
    expect(documentedErrors.registerMachine).toEqual(['IDEMPOTENCY_KEY_REUSED', 'NOT_FOUND'])
  })
})
