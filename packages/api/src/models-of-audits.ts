import type {
  AuditDifference,
  AuditRead as AuditReadRecord,
  AuditRecord,
  MachineRecord,
  Reconciled,
} from '@dispense/core'
import type {
  AuditDifference as ApiDifference,
  AuditRead,
  MachineAudit,
  MachineReconciliation,
  ReconciledPeriod,
} from './generated/types.ts'

/** An audit file as the API shows it. */
export const toAudit = ({ auditId, machineId, reads, findings, ...audit }: AuditRecord): MachineAudit => ({
  id: auditId,
  machineId,
  state: audit.state,
  createdAt: audit.createdAt,
  by: audit.by,
  hash: audit.hash,
  serialNumber: audit.serialNumber ?? null,
  reads: reads.map((read) => toRead(read, audit.currency)),
  findings: findings.map(({ line, ...finding }) => ({ ...finding, line: line ?? null })),
})

/** Money where there is an amount. */
const moneyOf = (currency: string) => (amount: number | undefined) =>
  amount === undefined ? null : { amount, currency }

function toRead(read: AuditReadRecord, currency: string): AuditRead {
  const money = moneyOf(currency)
  return {
    kind: read.kind,
    from: read.from ?? null,
    to: read.to,
    clockUncertain: read.clockUncertain,
    units: read.units ?? null,
    amount: money(read.amount),
    cash: money(read.cashAmount),
    cashless: money(read.cashlessAmount),
    toBox: money(read.toBox),
    tubes: money(read.tubes),
    columns: read.columns.map(({ selection, units, amount }) => ({ selection, units, amount: { amount, currency } })),
  }
}

/** A machine's reconciliation as the API shows it. */
export const toMachineReconciliation = (
  { machineId, currency }: MachineRecord,
  periods: readonly Reconciled[],
): MachineReconciliation => ({ machineId, periods: periods.map((period) => toPeriod(period, currency)) })

function toPeriod({ read, ledger, cash, differences, ...period }: Reconciled, currency: string): ReconciledPeriod {
  const money = moneyOf(currency)
  const sums = ({ units, amount }: Reconciled['counted']) => ({ units, amount: { amount, currency } })
  return {
    from: read.from,
    to: read.to,
    clockUncertain: read.clockUncertain,
    counted: sums(period.counted),
    cloud: sums(period.cloud),
    ledger: money(ledger),
    notInLedger: period.notInLedger,
    unknown: period.unknown,
    differences: differences.map((line) => toDifference(line, currency)),
    cash: {
      sold: money(cash.sold),
      toBox: money(cash.toBox),
      toTubes: money(cash.toTubes),
      paidOut: money(cash.paidOut),
      counted: money(cash.counted),
      difference: money(cash.difference),
    },
    adjustments: period.adjustments,
  }
}

const toDifference = (
  { kind, selection, units, amount, vendIds }: AuditDifference,
  currency: string,
): ApiDifference => ({
  kind,
  selection: selection ?? null,
  units,
  amount: { amount, currency },
  vendIds,
})
