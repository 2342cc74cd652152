import {
  type AuditRecord,
  type Call,
  type Decision,
  type MachineRecord,
  machineById,
  newId,
  type Operation,
  type Proof,
  provenBy,
  type RunOptions,
  resolveVend,
  type VendRecord,
  vendsOfMachineBetween,
  type Written,
} from '@dispense/core'

/** How often a vend is read and decided on, when somebody else writes at the same time: once more tells what was done. */
const ROUNDS = 3

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

/** A refusal is that somebody has decided before: theirs stays. */
async function resolve(proof: Proof, operatorId: string, auditId: string, electro: RunOptions): Promise<void> {
  const call = callOf(proof, operatorId, auditId)
  let found: Parameters<typeof resolveVend.decide>[1] | undefined
  for (let round = 0; round < ROUNDS; round += 1) {
    const reads = Object.entries(resolveVend.read(call, found))
    const answers = reads.map(async ([name, read]) => [name, await answerOf(read, electro)] as const)
    found = Object.fromEntries(await Promise.all(answers)) as unknown as NonNullable<typeof found>
    const decision: Decision<VendRecord> = resolveVend.decide(call, found)
    if (decision.kind !== 'write') return
    const { canceled } = (await decision.operation.go(electro)) as Written
    if (!canceled) return
  }
  throw new Error(`The vend ${proof.vendId} is being changed by others all the time`)
}

/** The file decides, and stands where a person's name would. */
function callOf({ vendId, outcome, reason }: Proof, operatorId: string, auditId: string) {
  const now = Date.now()
  const call: Omit<Parameters<typeof resolveVend.decide>[0], keyof Plain> = {
    caller: { kind: 'STAFF', id: `audit-${auditId}`, operatorId, groups: ['owner'] },
    input: { vendId, outcome, reason },
    now,
    id: newId(now),
  }
  return { ...call, ...PLAIN }
}

type Plain = Pick<Call<unknown>, 'secretOf' | 'paymentProvider' | 'playMoney'>

/** What a decision about an outcome does not need. */
const PLAIN: Plain = {
  secretOf: () => {
    throw new Error('A decision about an outcome needs no secret')
  },
  paymentProvider: '',
  playMoney: false,
}
