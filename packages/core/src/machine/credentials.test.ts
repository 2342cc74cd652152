import { describe, expect, it } from 'vitest'
import { codeOf, infoOf, itemsOf, writtenBy } from '../../test/decision.ts'
import { callOf, controller, machineOf, NOW, owner, stateRecordOf, stranger } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import { acceptedKeys, KEY_OVERLAP_MS, renewEnrolment, revokeMachineKey, rotateMachineKey } from './credentials.ts'
import { enrolMachine } from './enrol.ts'
import { enrolmentCode, enrolmentOf } from './enrolment.ts'
import type { MachineStateRecord } from './state.ts'

const [OLD, NEW, THIRD] = ['A', 'B', 'C'].map((letter) => letter.repeat(43)) as [string, string, string]
const ID = '01KJMR6000000000000000WAY0'
const DAY_MS = 24 * 60 * 60 * 1000
/** The time in `ID`. */
const MADE = Number.parseInt(
  [...ID.slice(0, 10)]
    .reduce((sum, letter) => sum * 32n + BigInt('0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(letter)), 0n)
    .toString(),
  10,
)

const { secretOf } = callOf(owner, {})
const code = enrolmentCode(secretOf, 'm1', ID)
const enrolment = enrolmentOf(stateRecordOf(), ID, secretOf)

/** A controller tries a code. */
const enrol = (
  typed = code,
  found: Partial<Parameters<typeof enrolMachine.decide>[1]> = {},
  more: { now?: number; publicKey?: string } = {},
) => {
  const { now = MADE + 1000, publicKey = NEW } = more
  return enrolMachine.decide(callOf({ kind: 'GUEST' }, { code: typed, publicKey }, { now }), { enrolment, ...found })
}

describe('an enrolment code', () => {
  it('is 12 characters that follow from machine, enrolment and secret; the item does not hold it', () => {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
    const others = [
      enrolmentCode(secretOf, 'm2', ID),
      enrolmentCode(secretOf, 'm1', ID.replace('WAY0', 'WAY1')),
      enrolmentCode((...parts) => secretOf('other', ...parts), 'm1', ID),
    ]
    expect(new Set([code, ...others]).size).toBe(4)
    expect(JSON.stringify(enrolment)).not.toContain(code.slice(5))
    expect(enrolment.locator).toBe(code.slice(0, 5))
  })
})

describe('enrolMachine', () => {
  it('gives the machine the key and uses the code up, by the condition of its one write', () => {
    const decision = enrol()
    const [write, ...more] = writtenBy(decision)
    expect(more).toEqual([])
    expect(write?.key).toBe('$dispense#machineId_m1 $page#machineState_1')
    expect(write?.update).toContain(`publicKey = "${NEW}"`)
    expect(write?.update).toMatch(/REMOVE enrolment, previousKey/)
    expect(write?.condition).toContain(`enrolment = "${ID}"`)
    expect(decision).toMatchObject({ value: { machineId: 'm1', operatorId: 'acme' } })
  })

  it.each([
    ['nobody made', null],
    ['is over', { ...enrolment, expiresAt: Math.floor((MADE + 1000) / 1000) }],
    [
      'was tried ten times',
      { ...enrolment, tries: Object.fromEntries([...Array(10).keys()].map((i) => [`t${i}`, true])) },
    ],
  ])('refuses a code that %s, and writes nothing', (_why, found) => {
    const decision = enrol(code, { enrolment: found })
    expect(codeOf(decision)).toBe('ENROLMENT_REFUSED')
    expect(decision).not.toHaveProperty('record')
  })

  it('takes the right code after nine wrong ones', () => {
    const tries = Object.fromEntries([...Array(9).keys()].map((i) => [`t${i}`, true]))
    expect(codeOf(enrol(code, { enrolment: { ...enrolment, tries } }))).toBe('write')
  })

  it('counts a wrong code, once for each call', () => {
    const decision = enrol(`${code.slice(0, 11)}${code.endsWith('0') ? '1' : '0'}`)
    expect(codeOf(decision)).toBe('ENROLMENT_REFUSED')
    if (decision.kind !== 'refuse' || !decision.record) throw new Error('Nothing is counted')
    const [write] = itemsOf(decision.record)
    expect(write?.key).toBe(`$dispense#locator_${enrolment.locator} $enrolment_1`)
    expect(write?.update).toContain('tries.t01J00000000000000000NEWID0 = true')
  })

  it('answers the same controller again, and refuses another one: the code was used', () => {
    const used = (publicKey: string) => enrol(code, { state: stateRecordOf({ publicKey: NEW }) }, { publicKey })
    expect(codeOf(used(NEW))).toBe('done')
    expect(codeOf(used(THIRD))).toBe('ENROLMENT_REFUSED')
  })

  it('refuses a code that a newer one replaced', () => {
    expect(codeOf(enrol(code, { state: stateRecordOf({ enrolment: 'newer', publicKey: OLD }) }))).toBe(
      'ENROLMENT_REFUSED',
    )
  })

  it('reads the state only after its write was refused', () => {
    const call = callOf({ kind: 'GUEST' } as const, { code, publicKey: NEW })
    expect(Object.keys(enrolMachine.read(call))).toEqual(['enrolment'])
    expect(Object.keys(enrolMachine.read(call, { enrolment }))).toEqual(['enrolment', 'state'])
  })

  it('has a test for every error that schema.graphql lists', () => {
    expect(documentedErrors.enrolMachine).toEqual(['ENROLMENT_REFUSED'])
  })
})

const rotate = (state: Partial<MachineStateRecord>, signedWith: string, publicKey: string) =>
  rotateMachineKey.decide(callOf({ ...controller, publicKey: signedWith }, { publicKey }), {
    machine: machineOf(),
    state: stateRecordOf(state),
  })

describe('rotateMachineKey', () => {
  const previousKey = { publicKey: OLD, until: NOW + 1 }

  it('sets the new key beside the old one, when the old one is still the present', () => {
    const [write, ...more] = writtenBy(rotate({ publicKey: OLD }, OLD, NEW))
    expect(more).toEqual([])
    expect(write?.update).toContain(`publicKey = "${NEW}"`)
    expect(write?.update).toContain(`previousKey = {"publicKey":"${OLD}","until":${NOW + KEY_OVERLAP_MS}}`)
    expect(write?.condition).toContain(`publicKey = "${OLD}"`)
  })

  it('answers the same when the machine did not hear the first answer and still signs with its old key', () => {
    expect(codeOf(rotate({ publicKey: NEW, previousKey }, OLD, NEW))).toBe('done')
    expect(codeOf(rotate({ publicKey: NEW, previousKey }, NEW, NEW))).toBe('done')
  })

  it.each([
    ['a key that is only good for a while yet', { publicKey: NEW, previousKey }, OLD, THIRD],
    ['a key that has ended', { publicKey: NEW, previousKey: { publicKey: OLD, until: NOW } }, OLD, NEW],
    ['a key that was revoked', { publicKey: undefined }, OLD, NEW],
  ])('refuses %s', (_what, state, signedWith, publicKey) => {
    expect(codeOf(rotate(state as Partial<MachineStateRecord>, signedWith, publicKey))).toBe('KEY_REPLACED')
  })

  it('refuses a machine that is not there', () => {
    const decision = rotateMachineKey.decide(callOf(controller, { publicKey: NEW }), { machine: null, state: null })
    expect(codeOf(decision)).toBe('NOT_FOUND')
  })

  it('has a test for every error that schema.graphql lists', () => {
    expect(documentedErrors.rotateMachineKey).toEqual(['KEY_REPLACED', 'NOT_FOUND'])
  })
})

describe.each([
  ['revokeMachineKey', revokeMachineKey],
  ['renewEnrolment', renewEnrolment],
])('%s', (name, command) => {
  it.each([
    ['a machine that is not there', { machine: null, state: null }, owner],
    ["another operator's machine", { machine: machineOf(), state: stateRecordOf() }, stranger],
  ])('refuses %s as NOT_FOUND', (_what, found, caller) => {
    const decision = command.decide(callOf(caller, { machineId: 'm1' }), found)
    expect([codeOf(decision), infoOf(decision)]).toEqual(['NOT_FOUND', { machineId: 'm1' }])
  })

  it('has a test for every error that schema.graphql lists', () => {
    expect(documentedErrors[name]).toEqual(['NOT_FOUND'])
  })
})

describe('what an owner does to the keys of a machine', () => {
  const state = stateRecordOf({ previousKey: { publicKey: NEW, until: NOW + 1 }, enrolment: ID })
  const found = { machine: machineOf(), state }

  it('a revocation takes both keys and the open code', () => {
    const decision = revokeMachineKey.decide(callOf(owner, { machineId: 'm1' }), found)
    expect(writtenBy(decision)[0]?.update).toMatch(/REMOVE publicKey, previousKey, enrolment/)
    const after = decision.kind === 'write' ? decision.value.state : undefined
    expect(after && acceptedKeys(after, NOW)).toEqual([])
    expect(after?.enrolment).toBeUndefined()
  })

  it('a new code leaves the key alone and takes the place of an earlier code', () => {
    const decision = renewEnrolment.decide(callOf(owner, { machineId: 'm1' }, { id: ID }), found)
    const [item, machine, ...more] = writtenBy(decision)
    expect(more).toEqual([])
    expect(item).toMatchObject({
      verb: 'Put',
      item: { locator: code.slice(0, 5), machineId: 'm1', operatorId: 'acme' },
    })
    expect(item?.item?.expiresAt).toBe(Math.floor((MADE + DAY_MS) / 1000))
    expect(machine?.update).toContain(`enrolment = "${ID}"`)
    expect(machine?.update).not.toMatch(/publicKey|previousKey/)
  })
})

describe('the keys that a token may be signed with', () => {
  it.each([
    ['the present one', { publicKey: OLD }, [OLD]],
    [
      'the one before as long as it is good',
      { publicKey: NEW, previousKey: { publicKey: OLD, until: NOW + 1 } },
      [NEW, OLD],
    ],
    ['not the one before when it has ended', { publicKey: NEW, previousKey: { publicKey: OLD, until: NOW } }, [NEW]],
    ['none without a present one', { previousKey: { publicKey: OLD, until: NOW + 1 } }, []],
  ])('are %s', (_what, state, keys) => {
    expect(acceptedKeys(state, NOW)).toEqual(keys)
  })
})
