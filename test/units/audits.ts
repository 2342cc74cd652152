import { randomUUID } from 'node:crypto'
import { vendsOfMachineBetween } from '@dispense/core'
import { Audit, Vend } from '@dispense/core/entities'
import { writeAudit } from '@dispense/dex'
import { followAudit } from '@dispense/functions/audits'
import { freeMachines, unresolved } from './cards.ts'
import { queries } from './documents.ts'
import type { Fleet } from './fleet.ts'
import { ask, command, type Operation } from './operation.ts'
import { yesterday } from './other-operator.ts'
import type { Caller } from './shop.ts'

const MINUTE_MS = 60_000

/** The audit files of machines, and what is made of them. */
export const audits = (): Operation[] => [
  {
    name: 'Mutation.importAudit',
    what: 'a driver sends the first audit file of a machine with 12 columns',
    keys: 'reads Machine, AuditFile, AuditHead; writes Audit, AuditFile, AuditHead',
    prepare: async (fleet) => command('importAudit', fleet.staff, inputOf(await added(fleet, fleet.staff), 0)),
  },
  {
    name: 'Mutation.importAudit',
    what: 'the next one, in which every column has sold',
    keys: 'the same',
    prepare: async (fleet) => {
      const machineId = await added(fleet, fleet.staff)
      await fleet.send('importAudit', fleet.staff, inputOf(machineId, 0))
      return command('importAudit', fleet.staff, inputOf(machineId, 5))
    },
  },
  {
    name: 'Query.machine',
    what: 'staff looks at its audit files: two',
    keys: 'Query `machineId`, `$page`, then Query `machineId`, `$audit`, newest first',
    prepare: async (fleet) => {
      const id = await added(fleet, fleet.staff)
      await readTwice(fleet, fleet.staff, id)
      return ask(fleet.staff, queries.machineAudits, { id })
    },
  },
  {
    name: 'Query.machineReconciliation',
    what: 'staff compares a period of a machine, in which the operator had 32 transfers',
    keys: 'Machine, Query `machineId`, `$audit`; Query gsi2 `operatorId`, `machineId`; Query `machineId`, `$restock`; Query each of 16 keys `operatorId`, `shard`',
    prepare: async (fleet) => {
      const staff = await fleet.other('audited')
      const id = await added(fleet, staff)
      await readTwice(fleet, staff, id)
      const period = { from: yesterday(), to: yesterday() }
      return ask(staff, queries.machineReconciliation, { id, ...period })
    },
  },
  {
    name: 'sales stream',
    what: "a machine's audit file proves what became of a vend",
    keys: 'Machine; Query gsi2 `operatorId`, `machineId`; then as Mutation.resolveVend',
    prepare: provable,
  },
]

/** A machine that nothing has happened to. */
export async function added(fleet: Fleet, staff: Caller): Promise<string> {
  type Made = { registerMachine: { id: string } }
  return (await fleet.send<Made>('registerMachine', staff, fleet.machineInput())).registerMachine.id
}

const COLUMNS = ['A', 'B', 'C'].flatMap((row) => [1, 2, 3, 4].map((column) => `${row}${column}`))

/** What a machine tells whose every column has sold so many units. */
export function inputOf(machineId: string, sold: number) {
  const lines = COLUMNS.flatMap((code) => [`PA1*${code}*200`, `PA2*${sold}*${sold * 200}`])
  const all = sold * COLUMNS.length
  const body = ['ID1*DSP42', 'ID4*2**EUR', `VA1*${all * 200}*${all}`, 'CA2*0*0', `DA2*${all * 200}*${all}`, ...lines]
  return { machineId, content: writeAudit([body]), readAt: `${yesterday()}T1${sold}:00:00.000Z` }
}

/** Gives a machine a period between two reads. */
async function readTwice(fleet: Fleet, staff: Caller, machineId: string): Promise<void> {
  for (const sold of [1, 3]) await fleet.send('importAudit', staff, inputOf(machineId, sold))
}

/** A machine whose counter rose by the vends that are known, with one whose outcome nobody knows. */
async function provable(fleet: Fleet) {
  await freeMachines(fleet)
  // At a column whose price no row has changed.
  const { vendId, machineId } = await unresolved(fleet, fleet.machines[10], 'B2')
  const { data: vend } = await Vend.get({ vendId }).go(fleet.electro())
  const at = Date.parse(vend?.createdAt ?? '')
  const isoOf = (minutes: number) => new Date(at + minutes * MINUTE_MS).toISOString()
  const { data: vends } = await vendsOfMachineBetween(fleet.operatorId, machineId, isoOf(-60), isoOf(60)).go(
    fleet.electro(),
  )
  const known = vends.filter(({ slot, state }) => slot === vend?.slot && state === 'COMPLETED')
  const columns = [{ selection: vend?.slot ?? '', units: known.length, amount: 0, cashUnits: 0 }]
  const read = { kind: 'CHANGED' as const, from: isoOf(-60), to: isoOf(60), clockUncertain: false }
  const audit = {
    ...{ machineId, operatorId: fleet.operatorId, auditId: randomUUID(), state: 'IMPORTED' as const },
    ...{ hash: 'h', by: 'driver', currency: 'EUR', findings: [], createdAt: isoOf(61) },
    reads: [{ ...read, sinceReset: false, columns, began: [] }],
  }
  await Audit.put(audit).go(fleet.electro())
  return async (shop: Pick<Fleet, 'electro'>) => await followAudit(audit, shop.electro())
}
