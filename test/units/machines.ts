import { stateNow } from '@dispense/core'
import type { Fleet } from './fleet.ts'
import { command, type Operation, refusal } from './operation.ts'
import type { Shop } from './shop.ts'

/** What machines sign in with. */
export const machines = (): Operation[] => [...enrolling(), ...authenticating()]

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

function authenticating(): Operation[] {
  return [
    {
      name: 'authenticate',
      what: "a machine's token: its keys as they are now",
      keys: '`machineId`: MachineState, strongly',
      prepare: (fleet) => async (shop: Pick<Shop, 'electro'>) => await stateNow(fleet.first).go(shop.electro()),
    },
  ]
}
