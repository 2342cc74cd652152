import {
  type AlertRecord,
  commandSequence,
  isToDo,
  type MachineHealthRecord,
  type OutboxRecord,
  type RestockRecord,
  type TelemetryRecord,
  type VendRecord,
} from '@dispense/core'
import type { Alert, Restock, Telemetry } from './generated/types.ts'
import { type MachineCommandModel, toVend, type VendModel } from './models.ts'

/** What a vend asks of its machine, as the API shows it. Each vend has a greater fence, and is cancelled after it began. */
export function toCommand(vend: VendModel): MachineCommandModel {
  const isOver = vend.state === 'CANCELLED' || vend.state === 'EXPIRED'
  return {
    sequence: commandSequence(vend.fence, isOver),
    kind: isOver ? 'CANCEL' : 'DISPENSE',
    vend,
    ...{ slot: vend.slot, price: null, state: null, message: null, sentAt: isOver ? vend.updatedAt : vend.createdAt },
    machineId: vend.machineId,
    operatorId: vend.operatorId,
  }
}

/** A command of a machine's outbox, as the API shows it now (epoch milliseconds). */
export const toOutboxCommand = (command: OutboxRecord, now: number = Date.now()): MachineCommandModel => ({
  sequence: commandSequence(command.fence),
  kind: command.kind,
  vend: null,
  slot: command.slot ?? null,
  price: command.price === undefined ? null : { amount: command.price, currency: command.currency ?? '' },
  state: command.state === 'SENT' && !isToDo(command, now) ? 'EXPIRED' : command.state,
  message: command.message ?? null,
  sentAt: command.createdAt,
  machineId: command.machineId,
  operatorId: command.operatorId,
})

/**
 * What a machine was told while it was away: commands of its outbox, of which no more than `limit` were read, and the vend that
 * it has to do. The vend waits for the next list when there may be commands before it that were not read.
 */
export function missedCommands(
  sent: readonly OutboxRecord[],
  vend: VendRecord | null,
  { after, limit }: { after: number; limit: number },
): MachineCommandModel[] {
  const commands = sent.map((command) => toOutboxCommand(command))
  const isToDo = vend?.state === 'AUTHORIZED' || vend?.state === 'DISPENSING'
  const last = commands.length < limit ? Number.POSITIVE_INFINITY : (commands.at(-1)?.sequence ?? 0)
  const ofVend = vend && isToDo ? [toCommand(toVend(vend))] : []
  const due = ofVend.filter(({ sequence }) => sequence > after && sequence < last)
  return [...commands, ...due].sort((a, b) => a.sequence - b.sequence)
}

/** What a machine measured, as the API shows it: one report, or the newest value of each thing. */
export const toTelemetry = (report: MachineHealthRecord | TelemetryRecord): Telemetry => ({
  sequence: report.sequence,
  reportedAt: report.reportedAt,
  temperature: report.temperature ?? null,
  door: report.door ?? null,
  soldOut: report.soldOut ?? null,
  coinMech: report.coinMech ?? null,
  cashless: report.cashless ?? null,
  signal: report.signal ?? null,
  firmware: report.firmware ?? null,
  errors: report.errors ?? null,
})

/** A visit to a machine, as the API shows it. */
export const toRestock = ({ restockId, by, slots, cashCounted, createdAt }: RestockRecord): Restock => ({
  id: restockId,
  by,
  slots,
  cashCounted: cashCounted ?? null,
  createdAt,
})

/** What resolvers hand on for an Alert. */
export type AlertModel = Alert & { operatorId: string }

/** An alert as the API shows it. */
export const toAlert = (alert: AlertRecord): AlertModel => ({
  id: alert.alertId,
  machineId: alert.machineId,
  rule: alert.rule,
  part: alert.part || null,
  severity: alert.severity,
  state: alert.state,
  openedAt: alert.openedAt ?? null,
  closedAt: alert.closedAt ?? null,
  acknowledgedAt: alert.acknowledgedAt ?? null,
  acknowledgedBy: alert.acknowledgedBy ?? null,
  resolvedBy: alert.resolvedBy ?? null,
  changedAt: alert.changedAt,
  operatorId: alert.operatorId,
})
