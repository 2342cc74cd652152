import {
  type AuditRecord,
  type MachineRecord,
  machineById,
  type Operation,
  type Proof,
  provenBy,
  Refusal,
  type RunOptions,
  resolveVend,
  type VendRecord,
  vendsOfMachineBetween,
} from '@dispense/core'
import { carryOut } from '../command.ts'

/** A vend is compared with a read by when it was sold, which may be so much before it was told: see `evidenceReads`. */
const AROUND_MS = 24 * 60 * 60 * 1000

/**
 * Decides vends whose outcome nobody knew, when the machine's counters prove what became of them: as a person would, by
 * `resolveVend`, which does it once. What is to be asked of a payment provider then is left to the sweep.
 */
export async function followAudit(audit: AuditRecord, electro: RunOptions): Promise<void> {
  const times = audit.reads.flatMap(({ from, to }) => (from === undefined ? [] : [Date.parse(from), Date.parse(to)]))
  if (times.length === 0) return
  const { operatorId, machineId, auditId } = audit
  const [from, to] = [Math.min(...times) - AROUND_MS, Math.max(...times) + AROUND_MS].map(isoOf) as [string, string]
  const [machine, vends] = await Promise.all([
    answerOf<MachineRecord | null>(machineById(machineId), electro),
    answerOf<VendRecord[]>(vendsOfMachineBetween(operatorId, machineId, from, to), electro),
  ])
  if (!machine) return
  for (const proof of provenBy(audit, machine, vends)) await resolve(proof, operatorId, auditId, electro)
}

const isoOf = (instant: number): string => new Date(instant).toISOString()

async function answerOf<T>(operation: Operation<unknown>, electro: RunOptions): Promise<T> {
  return ((await operation.go(electro)) as { data: T }).data
}

/** The file decides, and stands where a person's name would. A refusal is that somebody has decided before: theirs stays. */
async function resolve(input: Proof, operatorId: string, auditId: string, electro: RunOptions): Promise<void> {
  const caller = { kind: 'STAFF', id: `audit-${auditId}`, operatorId, groups: ['owner'] } as const
  await carryOut(resolveVend, caller, input, electro).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
}
