import type { DynamoTransport } from '@dispense/appsync'
import {
  type Finishing,
  ID_PATTERN,
  isTopUpId,
  newId,
  type Operation,
  type Payment,
  type PaymentAnswer,
  type PaymentFlow,
  type PaymentProvider,
  type PaymentRequest,
  type RunOptions,
  type Settlement,
  type TopUpRecord,
  topUpById,
  topUpFlow,
  type VendRecord,
  vendById,
  vendPayment,
  type Written,
} from '@dispense/core'
import { isRefused } from './is-refused.ts'
import { askProvider } from './payments.ts'
import { runOptions } from './run-options.ts'

/** What whoever settles payments outside of a request works with. Nothing of it is read from the environment. */
export interface SettleParts {
  /** What carries calls to DynamoDB. */
  client: DynamoTransport
  /** The table's name. */
  table: string
  /** Who takes money from cards. Without it nothing can be asked, and vends by card stay open. */
  provider?: PaymentProvider | undefined
  /** Epoch milliseconds: by when all calls have ended. */
  deadline: number
}

/** How often a value is brought one step on, or read again because somebody else was faster, before it is left for later. */
const ROUNDS = 8

/**
 * Finishes what is due: asks the provider what is open, writes what follows, and concludes when there is nothing more to
 * ask. Whoever else writes at the same time wins, and the value is read again.
 * @returns the value as it is then; `null` when it is gone
 * @throws what DynamoDB throws
 */
export async function finish<Value>(flow: Finishing<Value>, due: Value, parts: SettleParts): Promise<Value | null> {
  let value: Value | null = due
  let asked: { question: string; answer: PaymentAnswer } | undefined
  for (let round = 0; value !== null && round < ROUNDS; round += 1) {
    const moment = momentNow()
    const request: PaymentRequest | undefined = flow.ask(value, moment.now)
    const question = JSON.stringify(request)
    // A question is asked once: what was learned from it has been settled, or was nothing.
    const isNew = request !== undefined && question !== asked?.question
    if (isNew) asked = { question, answer: await askProvider(parts.provider, request, timeLeft(parts)) }
    const settlement: Settlement<Value> =
      isNew && asked ? flow.settle(value, asked.answer, moment) : flow.conclude(value, moment, asked?.answer)
    if (settlement.kind === 'done' && !isNew) return value
    if (settlement.kind === 'done') continue
    const written = await isWritten(settlement.operation, parts)
    value = written ? settlement.value : await readAgain(flow, value, parts)
    if (!written) asked = undefined
  }
  return value
}

/**
 * What a webhook does: brings what was paid to where its payment stands, as the provider has it now. Of a payment that is
 * none of ours nothing is known, and nothing is done.
 * @throws as `finish`
 */
export async function settlePaid(payment: Payment, parts: SettleParts): Promise<void> {
  if (!ID_PATTERN.test(payment.reference)) return
  if (isTopUpId(payment.reference)) {
    const { data: topUp } = (await topUpById(payment.reference).go(optionsOf(parts))) as { data: TopUpRecord | null }
    if (topUp) await settle(topUpFlow, topUp, payment, parts)
    return
  }
  const { data: vend } = (await vendById(payment.reference).go(optionsOf(parts))) as { data: VendRecord | null }
  if (vend) await settle(vendPayment, vend, payment, parts)
}

/**
 * Brings a value to where its payment stands, which the provider told, and asks what is open then.
 * @returns as `finish`
 * @throws as `finish`
 */
async function settle<Value>(
  flow: PaymentFlow<Value>,
  found: Value,
  payment: Payment,
  parts: SettleParts,
): Promise<Value | null> {
  let value: Value | null = found
  let answer: PaymentAnswer | undefined = { payment }
  for (let round = 0; value !== null && round < ROUNDS; round += 1) {
    const moment = momentNow()
    const request: PaymentRequest | undefined = answer ? undefined : flow.ask(value, moment.now)
    if (request) answer = await askProvider(parts.provider, request, timeLeft(parts))
    if (!answer) return value
    const settlement: Settlement<Value> = flow.settle(value, answer, moment)
    if (settlement.kind === 'done' && request) return value
    if (settlement.kind === 'write' && !(await isWritten(settlement.operation, parts))) {
      // What was told is still to be settled, on what is there now.
      value = await readAgain(flow, value, parts)
    } else {
      value = settlement.value
      answer = undefined
    }
  }
  return value
}

const optionsOf = ({ client, table, deadline }: SettleParts): RunOptions => runOptions(client, table, deadline)

async function readAgain<Value>(flow: PaymentFlow<Value>, value: Value, parts: SettleParts): Promise<Value | null> {
  const { data } = (await flow.reload(value).go(optionsOf(parts))) as { data: Value | null }
  return data
}

/** Whether a write was carried out. Its conditions are all that may stop it; everything else is thrown. */
async function isWritten(operation: Operation<unknown>, parts: SettleParts): Promise<boolean> {
  try {
    const answer = (await operation.go(optionsOf(parts))) as Partial<Written>
    return !answer.canceled
  } catch (error) {
    if (isRefused(error)) return false
    throw error
  }
}

function momentNow() {
  const now = Date.now()
  return { now, id: newId(now) }
}

/** So much is kept of the time for writing what the provider answered, in milliseconds. */
const RESERVE = 1000

const timeLeft = ({ deadline }: SettleParts): AbortSignal =>
  AbortSignal.timeout(Math.max(0, deadline - RESERVE - Date.now()))
