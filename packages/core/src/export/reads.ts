import type { Operation } from '../db/operation.ts'
import { withOptions } from '../db/operation.ts'
import { Machine, type MachineRecord } from '../machine/machine.ts'
import { type PageRequest, Vend, type VendRecord } from '../vend/vend.ts'

/** The next of an operator's machines from an id on, it included: 1 Query on gsi1. */
export const machinesFrom = (operatorId: string, machineId: string, limit: number, cursor: string | null = null) =>
  withOptions(Machine.query.byOperator({ operatorId }).gte({ machineId }), { limit, cursor }) as Operation<{
    data: MachineRecord[]
    cursor: string | null
  }>

/** The next of a machine's vends between two instants, both included, oldest first: 1 Query on gsi2, and 1 BatchGetItem for each 100. */
export const vendsToExport = (
  { operatorId, machineId }: Pick<VendRecord, 'operatorId' | 'machineId'>,
  { from, until }: { from: string; until: string },
  page: PageRequest,
) =>
  withOptions(Vend.query.byMachine({ operatorId, machineId }).between({ createdAt: from }, { createdAt: until }), {
    ...{ ...page, hydrate: true, preserveBatchOrder: true },
  }) as Operation<{ data: VendRecord[]; cursor: string | null }>
