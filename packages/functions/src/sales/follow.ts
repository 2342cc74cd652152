import { runOptions } from '@dispense/api'
import type { DynamoTransport } from '@dispense/appsync'
import {
  type AuditRecord,
  countEvent,
  earn,
  eventOfTransfer,
  eventOfVend,
  type LoyaltyRule,
  operatorById,
  pointsOf,
  type RunOptions,
  type TransferRecord,
  takeBack,
  type VendRecord,
  vendById,
} from '@dispense/core'
import { Audit, Transfer, Vend } from '@dispense/core/entities'
import { fromAttributes } from '@dispense/dynamodb'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { followWrongs } from '../alerts/follow.ts'
import { followAudit } from '../audits/follow.ts'
import { followState } from '../stock/follow.ts'

/** How long an operator's rule is remembered, in milliseconds: it is read with every vend, and rarely changed. */
const REMEMBERED = 60_000

/** Operators' rules as they were read, and until when that counts. */
type Rules = Map<string, { until: number; rule: LoyaltyRule | undefined }>

/** What one batch is counted with. */
interface Run {
  electro: RunOptions
  rules: Rules
}

/**
 * Counts what the table's stream tells of ended vends and refunds, sales figures and points, keeps which slots are low or
 * empty, opens and closes alerts, and decides what a machine's audit file proves. Each is written once, however often a record comes and whatever comes first, so the records of a batch are done at
 * the same time; those that failed are reported, and Lambda brings them again. `deadline` is in epoch milliseconds.
 */
export function salesFollower(client: DynamoTransport, table: string) {
  const rules: Rules = new Map()
  return async (event: DynamoDBStreamEvent, deadline: number): Promise<DynamoDBBatchResponse> => {
    const run = { electro: runOptions(client, table, deadline), rules }
    const failed = await Promise.all(event.Records.map((record) => failureOf(record, run)))
    return { batchItemFailures: failed.flat() }
  }
}

async function failureOf(record: DynamoDBRecord, run: Run): Promise<{ itemIdentifier: string }[]> {
  try {
    await follow(record, run)
    return []
  } catch (error) {
    console.error('A change could not be counted', error)
    return [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }]
  }
}

async function follow(record: DynamoDBRecord, run: Run): Promise<void> {
  const image = record.dynamodb?.NewImage ?? {}
  await followWrongs(record, run.electro)
  if (image.__edb_e__?.S === 'machineState') return await followState(record, run.electro)
  const item = fromAttributes(image as Parameters<typeof fromAttributes>[0])
  if (item.__edb_e__ === 'vend') await countVend(Vend.parse({ Item: item }).data as VendRecord, run)
  if (item.__edb_e__ === 'audit') await followAudit(Audit.parse({ Item: item }).data as AuditRecord, run.electro)
  if (item.__edb_e__ === 'transfer')
    await countRefund(Transfer.parse({ Item: item }).data as TransferRecord, run.electro)
}

async function countVend(vend: VendRecord, run: Run): Promise<void> {
  const { electro } = run
  const event = eventOfVend(vend)
  if (!event) return
  await countEvent(event).go(electro)
  if (event.kind !== 'SALE' || vend.customerId === undefined) return
  const rule = await ruleOf(vend.operatorId, run)
  const points = rule ? pointsOf(vend, rule) : 0
  if (points > 0) await earn(vend, vend.customerId, points, vend.updatedAt).go(electro)
}

async function countRefund(transfer: TransferRecord, electro: RunOptions): Promise<void> {
  if (transfer.vendId === undefined) return
  const { data: vend } = (await vendById(transfer.vendId).go(electro)) as { data: VendRecord | null }
  const event = vend && eventOfTransfer(transfer, vend)
  if (!event) return
  await countEvent(event).go(electro)
  if (vend.customerId !== undefined) await takeBack(event, vend.customerId, transfer.createdAt).go(electro)
}

async function ruleOf(operatorId: string, { electro, rules }: Run): Promise<LoyaltyRule | undefined> {
  const known = rules.get(operatorId)
  if (known && known.until > Date.now()) return known.rule
  const { data } = await operatorById(operatorId).go(electro)
  rules.set(operatorId, { until: Date.now() + REMEMBERED, rule: data?.loyalty })
  return data?.loyalty
}
