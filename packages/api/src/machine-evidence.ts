import { all, type Context, type Page } from '@dispense/appsync'
import {
  type AuditRecord,
  auditsBetween,
  type Evidence,
  evidenceReads,
  IMPORTED_WITHIN_MS,
  type Interval,
  intervalsOf,
  type MachineRecord,
  machineById,
  type Part,
  Refusal,
  type RestockRecord,
  type TransferRecord,
  type VendRecord,
} from '@dispense/core'
import { present } from './present.ts'

/** What the steps of a look at a machine's counters hand to each other. */
export type EvidenceStash = {
  /** What is asked for, days in UTC; the operator's own machine. */
  asked?: { operatorId: string; machineId: string; from: string; to: string }
  machine?: MachineRecord
  intervals?: readonly Interval[]
  evidence?: Evidence
}

type Steps<Result> = Context<Record<string, unknown>, unknown, Result, EvidenceStash>

/** First step: the machine, and its reads that end on these days. */
const findIntervals = {
  request({ stash }: Steps<unknown>) {
    const { machineId, from, to } = present(stash.asked)
    const until = Date.parse(to) + IMPORTED_WITHIN_MS
    return all({ machine: machineById(machineId), audits: auditsBetween(machineId, Date.parse(from), until) })
  },
  response({ result, stash }: Steps<{ machine: MachineRecord | null; audits: Page<AuditRecord> }>) {
    const { operatorId, machineId, from, to } = present(stash.asked)
    const { machine, audits } = result
    if (machine?.operatorId !== operatorId) throw new Refusal('NOT_FOUND', { machineId })
    stash.machine = machine
    stash.intervals = intervalsOf(audits.items, { from, to })
  },
}

type Found = { vends: Page<VendRecord>; restocks: Page<RestockRecord> } & Record<string, unknown>

/** Second step: what the intervals are compared with; nothing when there are none. */
const readEvidence = {
  request({ stash: { machine, intervals = [] } }: Steps<unknown>) {
    const { operatorId, machineId } = present(machine)
    return intervals.length > 0 ? all(evidenceReads(operatorId, machineId, intervals)) : null
  },
  response({ result, stash }: Steps<Found | null>) {
    const { vends, restocks, ...transfers } = result ?? {}
    stash.evidence = {
      vends: vends?.items ?? [],
      restocks: restocks?.items ?? [],
      transfers: Object.values(transfers) as Part<TransferRecord>[],
    }
  },
}

/** The steps of a look at a machine's counters. */
export const readMachineEvidence = [findIntervals, readEvidence]
