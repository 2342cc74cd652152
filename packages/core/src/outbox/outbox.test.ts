import { describe, expect, it } from 'vitest'
import { codeOf, infoOf, writtenBy } from '../../test/decision.ts'
import {
  AT,
  callOf,
  controller,
  machineOf,
  NOW,
  otherController,
  owner,
  slotOf,
  stateRecordOf,
  stranger,
} from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import { parseInput } from '../command.ts'
import { idempotencyRecord } from '../db/idempotency.ts'
import { acknowledgeCommand } from './acknowledge.ts'
import { commandSequence, isToDo, type OutboxRecord } from './outbox.ts'
import { sendMachineCommand } from './send.ts'

type Input = Parameters<typeof sendMachineCommand.decide>[0]['input']
type Found = Parameters<typeof sendMachineCommand.decide>[1]

const EUR = (amount: number) => ({ amount, currency: 'EUR' })

const reboot: Input = { machineId: 'm1', kind: 'REBOOT', idempotencyKey: 'k1' }

const send = (changed: Partial<Input> = {}, found: Partial<Found> = {}, caller = owner) =>
  sendMachineCommand.decide(callOf(caller, { ...reboot, ...changed }), {
    ...{ machine: machineOf(), state: stateRecordOf(), done: null },
    ...found,
  })

const sent = (more: Partial<OutboxRecord> = {}): OutboxRecord => ({
  ...{ machineId: 'm1', operatorId: 'acme', number: '0000000008', fence: 8, kind: 'REBOOT', state: 'SENT' },
  ...{ sentBy: 'olga', createdAt: AT, validUntil: NOW + 1, expiresAt: 0 },
  ...more,
})

describe('sendMachineCommand', () => {
  it('takes the next number of the machine, when nobody has taken it meanwhile, and leaves the planogram alone', () => {
    const decision = send()
    const [state, command, record, ...more] = writtenBy(decision)
    expect(more).toEqual([])
    expect(state?.update).toContain('fence = 8, planogramVersion = 4')
    expect(state?.condition).toContain('fence = 7')
    expect(command).toMatchObject({ verb: 'Put', condition: expect.stringContaining('attribute_not_exists') })
    expect(command?.item).toMatchObject({ number: '0000000008', kind: 'REBOOT', state: 'SENT', sentBy: 'olga' })
    expect(command?.item?.validUntil).toBe(NOW + 3_600_000)
    expect(record?.key).toContain('command_sendMachineCommand')
    expect(decision).toMatchObject({ value: { fence: 8 } })
  })

  it.each([
    ['DISABLE_SLOT', {}, { enabled: false, price: 200, ownPrice: false }],
    ['ENABLE_SLOT', {}, { enabled: true, price: 200, ownPrice: false }],
    ['SET_PRICE', { price: EUR(250) }, { enabled: true, price: 250, ownPrice: true }],
  ] as const)('%s acts in the planogram in the same transaction, and counts it up', (kind, more, slot) => {
    const [machine, state, command] = writtenBy(send({ kind, slot: 'A1', ...more }))
    expect(machine?.update).toContain(JSON.stringify({ ...slotOf(), ...slot }))
    expect(machine?.update).toContain('planogramVersion = 5')
    expect(machine?.update).toContain('"code":"A2"')
    expect(machine?.condition).toContain('planogramVersion = 4')
    expect(state?.update).toContain('planogramVersion = 5')
    expect(state?.update).toContain('lowAt = ')
    expect(command?.item).toMatchObject({ slot: 'A1', ...(kind === 'SET_PRICE' && { price: 250, currency: 'EUR' }) })
  })

  it.each<[string, Partial<Input>, Partial<Found>, typeof owner, object]>([
    ['NOT_FOUND', {}, { machine: null }, owner, { machineId: 'm1' }],
    ['NOT_FOUND', {}, {}, stranger, { machineId: 'm1' }],
    ['SLOT_NOT_FOUND', { kind: 'DISABLE_SLOT', slot: 'Z9' }, {}, owner, { slot: 'Z9' }],
    [
      'WRONG_CURRENCY',
      { kind: 'SET_PRICE', slot: 'A1', price: { amount: 1, currency: 'USD' } },
      {},
      owner,
      { currency: 'EUR' },
    ],
  ])('refuses with %s', (code, changed, found, caller, info) => {
    const decision = send(changed, found, caller)
    expect([codeOf(decision), infoOf(decision)]).toEqual([code, info])
  })

  it('sends nothing twice: the same call is answered with the command that the first one sent', () => {
    const done = (input: Input) => idempotencyRecord('sendMachineCommand', { caller: owner, input, now: NOW }, '8')
    expect(send({}, { done: done(reboot) })).toEqual({ kind: 'replay', id: '8' })
    expect(codeOf(send({}, { done: done({ ...reboot, machineId: 'm2' }) }))).toBe('IDEMPOTENCY_KEY_REUSED')
    const read = sendMachineCommand.load?.(callOf(owner, reboot), '8').params({ table: 't' })
    expect(JSON.stringify(read)).toContain('$command_1#number_0000000008')
  })

  it.each([
    ['slot', { kind: 'REBOOT', slot: 'A1' }],
    ['slot', { kind: 'DISABLE_SLOT' }],
    ['price', { kind: 'DISABLE_SLOT', slot: 'A1', price: EUR(1) }],
    ['price', { kind: 'SET_PRICE', slot: 'A1' }],
  ])('needs a %s exactly when the kind asks for it: %o', (path, more) => {
    const parse = () => parseInput(sendMachineCommand.input, { machineId: 'm1', idempotencyKey: 'k1', ...more })
    expect(parse).toThrow(expect.objectContaining({ info: { issues: [expect.objectContaining({ path })] } }))
  })

  it('has a test for every error that schema.graphql lists', () => {
    const all = ['IDEMPOTENCY_KEY_REUSED', 'NOT_FOUND', 'SLOT_NOT_FOUND', 'WRONG_CURRENCY']
    expect(documentedErrors.sendMachineCommand).toEqual(all)
  })
})

const acknowledge = (
  command: OutboxRecord | null,
  sequence = 16,
  outcome: 'DONE' | 'FAILED' = 'DONE',
  by = controller,
) => acknowledgeCommand.decide(callOf(by, { sequence, outcome, message: 'Motor 3' }), { command })

describe('acknowledgeCommand', () => {
  it('writes down what became of it, when nothing was said before', () => {
    const [write, ...more] = writtenBy(acknowledge(sent()))
    expect(more).toEqual([])
    expect(write?.update).toContain(`state = "DONE", acknowledgedAt = "${AT}", message = "Motor 3"`)
    expect(write?.condition).toContain('state = "SENT"')
  })

  it('takes a report that comes late, and the same report twice', () => {
    expect(codeOf(acknowledge(sent({ validUntil: NOW - 1 })))).toBe('write')
    expect(codeOf(acknowledge(sent({ state: 'DONE' })))).toBe('done')
  })

  it.each([
    ['another outcome than it was told first', sent({ state: 'FAILED' }), 16, 'COMMAND_OVER'],
    ['a command that is not there', null, 16, 'NOT_FOUND'],
    ['the end of a vend, which has an odd number', sent(), 17, 'NOT_FOUND'],
    ["another operator's machine of the same id", sent({ operatorId: 'globex' }), 16, 'NOT_FOUND'],
  ] as const)('refuses %s', (_what, command, sequence, code) => {
    expect(codeOf(acknowledge(command, sequence))).toBe(code)
  })

  it('reads under the machine that calls, so that no machine reaches the command of another', () => {
    const keyOf = (caller: typeof controller) => {
      const read = acknowledgeCommand.read(callOf(caller, { sequence: 16, outcome: 'DONE' }))
      return JSON.stringify(read.command?.params({ table: 't' }))
    }
    expect(keyOf(controller)).toContain('machineId_m1')
    expect(keyOf(otherController)).toContain('machineId_m2')
  })

  it('has a test for every error that schema.graphql lists', () => {
    expect(documentedErrors.acknowledgeCommand).toEqual(['COMMAND_OVER', 'NOT_FOUND'])
  })
})

describe('what a machine is told', () => {
  it('has one order: a vend, its end, the next command', () => {
    expect([commandSequence(7), commandSequence(7, true), commandSequence(8)]).toEqual([14, 15, 16])
  })

  it('is to be done until it was acknowledged or is over', () => {
    const [open, done, over] = [sent(), sent({ state: 'DONE' }), sent({ validUntil: NOW })]
    expect([open, done, over].map((command) => isToDo(command, NOW))).toEqual([true, false, false])
  })
})
