import { type SettleParts, settlePaid, sweep } from '@dispense/api'
import { Vend } from '@dispense/core/entities'
import { MemoryPayments } from '@dispense/core/testing/payments'
import type { Fleet, StartedVend } from './fleet.ts'
import { type Act, command, type Operation } from './operation.ts'

/** The payment provider of the shop. */
export const payments = new MemoryPayments()

/** Vends by card, and what is done about money that a request left open. */
export const cards = (): Operation[] => [...payingByCard(), ...sweeping(), ...receiving()]

function payingByCard(): Operation[] {
  return [
    {
      name: 'Mutation.topUpWallet',
      what: 'a customer adds money by card: stored, then credited when the provider has taken it',
      keys: 'reads Operator, Wallet, TopUp; writes TopUp, then TopUp, Wallet, Transfer',
      prepare: (fleet) =>
        command('topUpWallet', fleet.customer, { ...fleet.topUpInput(), card: { token: 'pm_card_visa' } }),
    },
    {
      name: 'Mutation.startVend',
      what: 'a guest pays by card: unit reserved, machine locked, then what the provider answered',
      keys: 'reads Machine, MachineState, Vend; writes MachineState, Vend, then Vend',
      prepare: (fleet) => command('startVend', fleet.guest, fleet.cardInput()),
    },
    {
      name: 'Mutation.reportVendResult',
      what: 'success by card: the vend ended, then the money captured',
      keys: 'reads Vend; writes Vend, MachineState, then Vend, Transfer',
      prepare: async (fleet) => {
        const vend = await taken(fleet)
        return command('reportVendResult', fleet.machine(vend.machineId), successOf(fleet, vend))
      },
    },
  ]
}

/** Whatever the rows before have left open is over, and its machine free. */
export async function freeMachines(fleet: Fleet): Promise<void> {
  await overdue(fleet, await fleet.underWay())
  await sweep({ ...fleet.parts(), log: console.error })
}

/** A vend of which its machine did not say how it ended. */
export async function unresolved(fleet: Fleet, ...at: Parameters<Fleet['take']>): Promise<StartedVend> {
  const vend = await fleet.take(...at)
  await overdue(fleet, [vend])
  await sweep({ ...fleet.parts(), log: console.error })
  return vend
}

function sweeping(): Operation[] {
  return [
    {
      name: 'Mutation.resolveVend',
      what: 'an owner decides on a vend whose machine did not say how it ended',
      keys: 'reads Vend; writes Vend, Wallet, Transfer, MachineException',
      prepare: async (fleet) => {
        const { vendId } = await unresolved(fleet)
        return command('resolveVend', fleet.staff, {
          vendId,
          outcome: 'DISPENSED',
          reason: 'On the camera',
        })
      },
    },
    {
      name: 'sweep',
      what: 'every minute, when nothing is due',
      keys: '16 times Query gsi4 `due`, `$vend`; 4 times Query gsi4 `due`, `$topUp`; 32 times `$machineState`; 16 times `$health`',
      prepare: async (fleet) => {
        await freeMachines(fleet)
        return run
      },
    },
    {
      name: 'sweep',
      what: 'a machine did not say how it ended: two wallet vends',
      keys: 'the same, then both Vends; writes Vend, Wallet, Transfer, MachineException each',
      prepare: async (fleet) => {
        await overdue(fleet, [await fleet.take(), await fleet.take()])
        return run
      },
    },
    {
      name: 'sweep',
      what: 'no machine took a vend by card',
      keys: 'the same, then Vend; writes Vend, MachineState, then Vend',
      prepare: async (fleet) => {
        await overdue(fleet, [await fleet.startByCard()])
        return run
      },
    },
  ]
}

function receiving(): Operation[] {
  return [
    {
      name: 'webhook',
      what: 'the money of a vend was captured, and nobody has written it down',
      keys: 'reads Vend; writes Vend, Transfer',
      prepare: async (fleet) => {
        const vend = await taken(fleet)
        payments.faults.capture = 'NOT_DONE'
        await fleet.send('reportVendResult', fleet.machine(vend.machineId), successOf(fleet, vend))
        const [payment] = [...payments.payments.values()].filter(({ reference }) => reference === vend.vendId)
        if (!payment) throw new Error(`The payment of ${vend.vendId} is gone`)
        const captured = await payments.capture(payment.paymentId, payment.amount)
        return (shop) => settlePaid(captured, shop.parts())
      },
    },
  ]
}

/** A guest's vend, which the machine has taken. */
async function taken(fleet: Fleet): Promise<StartedVend> {
  const vend = await fleet.startByCard()
  await fleet.send('acknowledgeVend', fleet.machine(vend.machineId), fleet.report(vend))
  return vend
}

const successOf = (fleet: Fleet, vend: StartedVend) => ({ ...fleet.report(vend), outcome: 'SUCCESS' })

const run: Act = (shop: { parts(): SettleParts }) => sweep({ ...shop.parts(), log: console.error })

/** Makes vends ten minutes old, and due under one key. */
async function overdue(fleet: Fleet, vends: readonly StartedVend[]): Promise<void> {
  const options = fleet.electro()
  const updatedAt = new Date(Date.now() - 10 * 60 * 1000).toISOString()
  for (const { vendId } of vends) {
    await Vend.patch({ vendId }).set({ updatedAt, due: 0, dueAt: 1 }).go(options)
  }
}
