import { randomUUID } from 'node:crypto'
import { followAlerts, sighting, stateNow } from '@dispense/core'
import { queries } from './documents.ts'
import type { Fleet } from './fleet.ts'
import { ask, command, type Operation, refusal } from './operation.ts'

/** What machines sign in with, that they are heard, what they measure, and what they are told from afar. */
export const machines = (): Operation[] => [
  ...enrolling(),
  ...hearing(),
  ...measuring(),
  ...commanding(),
  ...alerting(),
]

function enrolling(): Operation[] {
  return [
    {
      name: 'Mutation.registerMachine',
      what: 'an owner adds a machine, whose controller will enrol by a code',
      keys: 'reads Operator, Idempotency; writes Machine, MachineState, MachineCode, Enrolment, Idempotency',
      prepare: (fleet) => {
        const { publicKey: _, ...input } = fleet.machineInput()
        return command('registerMachine', fleet.staff, input)
      },
    },
    {
      name: 'Mutation.enrolMachine',
      what: 'a controller becomes a machine',
      keys: '`locator`: Enrolment; writes MachineState',
      prepare: async (fleet) => command('enrolMachine', fleet.guest, { ...(await codeOf(fleet)), publicKey: KEY }),
    },
    {
      name: 'Mutation.enrolMachine',
      what: 'refused, and counted: a wrong code',
      keys: '`locator`: Enrolment read and written',
      prepare: async (fleet) => {
        const { code } = await codeOf(fleet)
        const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`
        return refusal(command('enrolMachine', fleet.guest, { code: wrong, publicKey: KEY }))
      },
    },
    {
      name: 'Mutation.rotateMachineKey',
      what: 'a machine gives itself a new key',
      keys: 'reads Machine, MachineState; writes MachineState',
      prepare: async (fleet) => {
        const machineId = await added(fleet)
        return command('rotateMachineKey', fleet.machine(machineId), { publicKey: KEY })
      },
    },
    {
      name: 'Mutation.revokeMachineKey',
      what: 'an owner takes the key away',
      keys: 'the same',
      prepare: async (fleet) => command('revokeMachineKey', fleet.staff, { machineId: await added(fleet) }),
    },
    {
      name: 'Mutation.renewEnrolment',
      what: 'an owner gets a code for a new controller',
      keys: 'reads Machine, MachineState; writes Enrolment, MachineState',
      prepare: async (fleet) => command('renewEnrolment', fleet.staff, { machineId: await added(fleet) }),
    },
  ]
}

/** A public key that no machine has yet. */
const KEY = 'y'.repeat(43)

/** A machine that does not belong to the usual fleet: its keys are played with. */
async function added(fleet: Fleet): Promise<string> {
  type Made = { registerMachine: { id: string } }
  return (await fleet.send<Made>('registerMachine', fleet.staff, fleet.machineInput())).registerMachine.id
}

/** The code of such a machine. */
async function codeOf(fleet: Fleet): Promise<{ code: string }> {
  type Renewed = { renewEnrolment: { enrolment: { code: string } } }
  const input = { machineId: await added(fleet) }
  return (await fleet.send<Renewed>('renewEnrolment', fleet.staff, input)).renewEnrolment.enrolment
}

function hearing(): Operation[] {
  return [
    {
      name: 'authenticate',
      what: "a machine's token: its keys as they are now",
      keys: '`machineId`: MachineState, strongly',
      prepare: (fleet) => async (shop) => await stateNow(fleet.first).go(shop.electro()),
    },
    {
      name: 'authenticate',
      what: 'once in two minutes it is written that the machine was heard',
      keys: 'writes MachineState, and moves it on in gsi4',
      prepare: async (fleet) => {
        const { data: state } = await stateNow(fleet.first).go(fleet.electro())
        return async (shop) => state && (await sighting(state, Date.now() + 300_000)?.go(shop.electro()))
      },
    },
  ]
}

function measuring(): Operation[] {
  return [
    {
      name: 'Mutation.reportTelemetry',
      what: 'a machine says how it does',
      keys: '`machineId`: MachineHealth read and written, Telemetry written',
      prepare: (fleet) => command('reportTelemetry', fleet.machine(fleet.first), measured(1)),
    },
    {
      name: 'Query.machine',
      what: 'staff looks at how it does, and at its 20 newest reports',
      keys: 'Query `machineId`, `$page`; MachineHealth; Query `machineId`, `$telemetry`, newest first',
      prepare: async (fleet) => {
        for (let i = 2; i < 23; i++) await fleet.send('reportTelemetry', fleet.machine(fleet.first), measured(i))
        return ask(fleet.staff, queries.machineTelemetry, { id: fleet.first })
      },
    },
  ]
}

/** Everything that a machine can measure. */
const measured = (sequence: number) => ({
  ...{ sequence, temperature: 41, door: 'CLOSED', soldOut: ['A1', 'A2'], coinMech: 'OK', cashless: 'OK' },
  ...{ signal: -71, firmware: '2026.11.3', errors: ['EJA'] },
})

function commanding(): Operation[] {
  return [
    {
      name: 'Mutation.sendMachineCommand',
      what: 'an owner has a machine reboot',
      keys: 'reads Machine, MachineState, Idempotency; writes MachineState, OutboxCommand, Idempotency',
      prepare: async (fleet) => command('sendMachineCommand', fleet.staff, reboot(await added(fleet))),
    },
    {
      name: 'Mutation.sendMachineCommand',
      what: 'an owner sets the price of one of 12 slots',
      keys: 'the same, and writes Machine',
      prepare: (fleet) => {
        const price = { amount: 150, currency: 'EUR' }
        const input = { ...reboot(fleet.nextMachine()), kind: 'SET_PRICE', slot: 'C4', price }
        return command('sendMachineCommand', fleet.staff, input)
      },
    },
    {
      name: 'Mutation.acknowledgeCommand',
      what: 'a machine says that it was done',
      keys: '`machineId`, `number`: OutboxCommand read and written',
      prepare: async (fleet) => {
        const machineId = await added(fleet)
        const sequence = await sent(fleet, machineId)
        return command('acknowledgeCommand', fleet.machine(machineId), { sequence, outcome: 'DONE' })
      },
    },
    {
      name: 'Query.machineCommands',
      what: 'a machine comes back and has missed one command',
      keys: '`machineId`: MachineState; Query `machineId`, `$command` from a number on; then `vendId` when it has one',
      prepare: async (fleet) => {
        const machineId = await added(fleet)
        await sent(fleet, machineId)
        return ask(fleet.machine(machineId), queries.machineCommands)
      },
    },
  ]
}

const reboot = (machineId: string) => ({ machineId, kind: 'REBOOT', idempotencyKey: randomUUID() })

async function sent(fleet: Fleet, machineId: string): Promise<number> {
  type Sent = { sendMachineCommand: { sequence: number } }
  return (await fleet.send<Sent>('sendMachineCommand', fleet.staff, reboot(machineId))).sendMachineCommand.sequence
}

function alerting(): Operation[] {
  return [
    {
      name: 'sales stream',
      what: 'a column of a machine is stuck: an alert opens',
      keys: '`machineId`, `alertId`: Alert written',
      prepare: (fleet) => async (shop) => await open(fleet.operatorId, fleet.first, shop),
    },
    {
      name: 'Query.alerts',
      what: 'staff lists what is open: one',
      keys: 'Query gsi1 `operatorId`, `state`, `$alert`, newest first',
      prepare: (fleet) => ask(fleet.staff, queries.alerts),
    },
    {
      name: 'Mutation.acknowledgeAlert',
      what: 'a driver goes after it',
      keys: 'reads and writes Alert',
      prepare: async (fleet) => {
        const machineId = fleet.nextMachine()
        await open(fleet.operatorId, machineId, fleet)
        return command('acknowledgeAlert', fleet.staff, { machineId, alertId: 'JAM-A1' })
      },
    },
    {
      name: 'Mutation.resolveAlert',
      what: 'a driver has put it right',
      keys: 'reads and writes Alert, and for the health rule MachineState and MachineHealth',
      prepare: async (fleet) => {
        const machineId = fleet.nextMachine()
        await open(fleet.operatorId, machineId, fleet)
        return command('resolveAlert', fleet.staff, { machineId, alertId: 'JAM-A1' })
      },
    },
  ]
}

/** As packages/functions/src/alerts/follow.ts follows a jam. */
async function open(operatorId: string, machineId: string, { electro }: Pick<Fleet, 'electro'>): Promise<void> {
  const after = [{ rule: 'JAM', part: 'A1' }] as const
  const change = { operatorId, machineId, before: [], after, sequence: '99999999999999999998', at: Date.now() }
  for (const operation of followAlerts(change)) await operation.go(electro())
}
