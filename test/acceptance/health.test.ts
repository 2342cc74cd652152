import { makeMachineKey } from '@dispense/simulator'
import { expect, test } from 'vitest'
import {
  EnrolMachineDocument,
  MachineHealthDocument,
  RegisterMachineDocument,
  ReportTelemetryDocument,
  WhoAmIDocument,
} from './generated/operations.ts'
import { codeOf, guest, machine, person } from './kit/callers.ts'
import { newKey, openShop } from './kit/shop.ts'

const owner = person('owner:acme')

const healthOf = async (machineId: string) => (await owner.request(MachineHealthDocument, { machineId })).machine

test('a machine is OFFLINE until its controller is heard, and ONLINE with its first call', async () => {
  const tax = { ratePpm: 0, inclusive: true }
  const input = { name: 'Lobby', place: 'Hall', tax, idempotencyKey: newKey() }
  const { id, enrolment } = (await owner.request(RegisterMachineDocument, { input })).registerMachine
  const key = await makeMachineKey(id)
  const enrol = { code: enrolment?.code ?? '', publicKey: key.privateKey.x }
  await guest.request(EnrolMachineDocument, { input: enrol })
  expect(await healthOf(id)).toMatchObject({ status: 'OFFLINE', lastSeenAt: null, silenceSeconds: 300 })
  await machine(key).request(WhoAmIDocument, {})
  expect(await healthOf(id)).toMatchObject({ status: 'ONLINE', lastSeenAt: expect.stringMatching(/Z$/) })
})

test('what a machine measures is shown to its staff, and to nobody of another operator', async () => {
  const { controller, machineId } = await openShop()
  const report = { temperature: 41, door: 'CLOSED', soldOut: ['A1'], coinMech: 'FAULT', errors: ['EJA'] } as const
  await controller.client.request(ReportTelemetryDocument, {
    input: { sequence: 1, ...report, soldOut: [...report.soldOut], errors: [...report.errors] },
  })
  expect((await healthOf(machineId))?.telemetry).toMatchObject(report)
  const answer = await person('owner:globex').send(MachineHealthDocument, { machineId })
  expect(answer.data?.machine).toBeNull()
  const input = { sequence: 2, temperature: 42 }
  for (const caller of [guest, owner]) {
    expect(codeOf(await caller.send(ReportTelemetryDocument, { input }))).toBe('Unauthorized')
  }
})
