import { type MachineKey, makeMachineKey } from '@dispense/simulator'
import { expect, test, vi } from 'vitest'
import {
  EnrolMachineDocument,
  RegisterMachineDocument,
  RenewEnrolmentDocument,
  RevokeMachineKeyDocument,
  RotateMachineKeyDocument,
  WhoAmIDocument,
} from './generated/operations.ts'
import { codeOf, guest, machine, person, refusal } from './kit/callers.ts'
import { machineLive } from './kit/live.ts'
import { newKey, openShop } from './kit/shop.ts'
import { readTable, untilHeard } from './kit/table.ts'

const owner = person('owner:acme')

/** A machine that waits for its controller. */
const register = async () => {
  const tax = { ratePpm: 190_000, inclusive: true }
  const input = { name: 'Lobby', place: 'Hall', tax, idempotencyKey: newKey() }
  const { registerMachine } = await owner.request(RegisterMachineDocument, { input })
  return { machineId: registerMachine.id, code: registerMachine.enrolment?.code ?? '', input }
}

/** A controller with a key pair of its own tries a code. */
const tryCode = async (code: string, key: MachineKey) =>
  guest.send(EnrolMachineDocument, { input: { code, publicKey: key.privateKey.x } })

const keyOf = (machineId: string) => makeMachineKey(machineId)

/** What a machine is to the API when it signs with a key: `MACHINE`, or the code of the refusal. */
const standing = async (key: MachineKey) => {
  const answer = await machine(key).send(WhoAmIDocument, {})
  return answer.data?.me.kind ?? codeOf(answer)
}

test('a controller enrols with the code that a person types, and signs in with its own key', async () => {
  const { machineId, code } = await register()
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  const key = await keyOf(machineId)
  expect(await standing(key)).toBe('UNAUTHENTICATED')
  const { data } = await tryCode(` ${code.toLowerCase().replaceAll('-', ' ')}`, key)
  expect(data?.enrolMachine).toMatchObject({ machineId, machine: { id: machineId, name: 'Lobby' } })
  expect(await standing(key)).toBe('MACHINE')
})

test('the code is nowhere in the table', async () => {
  const { machineId, code } = await register()
  const items = JSON.stringify((await readTable()).filter((item) => item.machineId === machineId))
  expect(items).toContain(code.slice(0, 4))
  expect(items).not.toContain(code.replaceAll('-', '').slice(5))
})

test('of ten controllers that use one code at the same moment one becomes the machine', async () => {
  const { machineId, code } = await register()
  const keys = await Promise.all(Array.from({ length: 10 }, () => keyOf(machineId)))
  const answers = await Promise.all(keys.map((key) => tryCode(code, key)))
  expect(answers.filter(({ data }) => data)).toHaveLength(1)
  const refusals = answers.filter(({ data }) => !data).map(codeOf)
  expect(new Set(refusals)).toEqual(new Set(['ENROLMENT_REFUSED']))
  const standings = await Promise.all(keys.map(standing))
  expect(standings.filter((one) => one === 'MACHINE')).toHaveLength(1)
  expect(standings.indexOf('MACHINE')).toBe(answers.findIndex(({ data }) => data))
})

test('who did not hear the answer sends the same call again: registerMachine gives the code, enrolMachine the machine', async () => {
  const { machineId, code, input } = await register()
  const again = await owner.request(RegisterMachineDocument, { input })
  expect(again.registerMachine).toMatchObject({ id: machineId, enrolment: { code } })
  const key = await keyOf(machineId)
  for (const _ of ['once', 'twice']) {
    expect((await tryCode(code, key)).data?.enrolMachine.machineId).toBe(machineId)
  }
  expect((await owner.request(RegisterMachineDocument, { input })).registerMachine.enrolment).toBeNull()
})

test('a code is void after ten wrong tries', { timeout: 30_000 }, async () => {
  const { machineId, code } = await register()
  const key = await keyOf(machineId)
  const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`
  for (let i = 0; i < 10; i++) expect(codeOf(await tryCode(wrong, key))).toBe('ENROLMENT_REFUSED')
  expect(codeOf(await tryCode(code, key))).toBe('ENROLMENT_REFUSED')
  const { renewEnrolment } = await owner.request(RenewEnrolmentDocument, { input: { machineId } })
  expect((await tryCode(renewEnrolment.enrolment?.code ?? '', key)).data?.enrolMachine.machineId).toBe(machineId)
})

test('a new controller takes the place of the old one when it enrols, not before; the first code is void', async () => {
  const { machineId, code } = await register()
  const { renewEnrolment } = await owner.request(RenewEnrolmentDocument, { input: { machineId } })
  const [first, second] = [await keyOf(machineId), await keyOf(machineId)]
  expect(codeOf(await tryCode(code, first))).toBe('ENROLMENT_REFUSED')
  await tryCode(renewEnrolment.enrolment?.code ?? '', first)
  const replaced = await owner.request(RenewEnrolmentDocument, { input: { machineId } })
  expect(await standing(first)).toBe('MACHINE')
  await tryCode(replaced.renewEnrolment.enrolment?.code ?? '', second)
  expect([await standing(first), await standing(second)]).toEqual(['UNAUTHENTICATED', 'MACHINE'])
})

test('a machine rotates its key: both are good for a while, and only the present one can rotate again', async () => {
  const shop = await openShop()
  const old = shop.controller.key
  const next = await keyOf(shop.machineId)
  const rotate = (by: MachineKey, { privateKey }: MachineKey) =>
    machine(by).request(RotateMachineKeyDocument, { input: { publicKey: privateKey.x } })
  await rotate(old, next)
  // Its answer was lost: the same call, still signed by the old key.
  await rotate(old, next)
  expect([await standing(old), await standing(next)]).toEqual(['MACHINE', 'MACHINE'])
  expect((await refusal(rotate(old, await keyOf(shop.machineId)))).code).toBe('KEY_REPLACED')
  const third = await keyOf(shop.machineId)
  await rotate(next, third)
  expect([await standing(old), await standing(third)]).toEqual(['UNAUTHENTICATED', 'MACHINE'])
})

test('a revoked key is good for nothing at once, and an open subscription of it hears no command any more', async () => {
  const shop = await openShop()
  const { key } = shop.controller
  const live = machineLive(key)
  const query = 'subscription ($id: ID!) { onMachineCommand(machineId: $id) { sequence } }'
  try {
    const watch = live.watch(query, { id: shop.machineId })
    await untilHeard(`onMachineCommand/${shop.machineId}`)
    expect(await standing(key)).toBe('MACHINE')
    const { revokeMachineKey } = await owner.request(RevokeMachineKeyDocument, { input: { machineId: shop.machineId } })
    expect(revokeMachineKey.enrolled).toBe(false)
    expect(await standing(key)).toBe('UNAUTHENTICATED')
    const again = live.watch(query, { id: shop.machineId })
    await vi.waitFor(() => expect(again.errors).toHaveLength(1), { timeout: 10_000 })
    expect(JSON.stringify(again.errors)).toContain('NOT_FOUND')
    expect(watch.events).toEqual([])
  } finally {
    await live.end()
  }
})

test("another operator's owner neither revokes a machine's key nor gets a code for it", async () => {
  const shop = await openShop()
  const stranger = person('owner:globex')
  const input = { machineId: shop.machineId }
  expect((await refusal(stranger.request(RevokeMachineKeyDocument, { input }))).code).toBe('NOT_FOUND')
  expect((await refusal(stranger.request(RenewEnrolmentDocument, { input }))).code).toBe('NOT_FOUND')
  expect(await standing(shop.controller.key)).toBe('MACHINE')
})

test.for(['driver:acme', 'viewer:acme'])('%s, who is no owner, does neither', async (identity) => {
  const shop = await openShop()
  const input = { machineId: shop.machineId }
  for (const document of [RevokeMachineKeyDocument, RenewEnrolmentDocument]) {
    expect(codeOf(await person(identity).send(document as typeof RenewEnrolmentDocument, { input }))).toBe(
      'Unauthorized',
    )
  }
  expect(await standing(shop.controller.key)).toBe('MACHINE')
})
