import type { Command, Decision } from '../src/command.ts'
import { type IdempotencyRecord, idempotencyRecord } from '../src/db/idempotency.ts'
import type { Operation } from '../src/db/operation.ts'
import type { ErrorCode } from '../src/errors/catalogue.ts'
import { NOW } from './records.ts'

/** One item of a write, with the names and values of its expressions put in their places. */
export interface WrittenItem {
  /** `Put` or `Update`. */
  verb: string
  /** The item's key: `pk sk`. */
  key: string
  /** What is put. */
  item?: Record<string, unknown>
  /** What is changed. */
  update?: string
  /** What must hold, or nothing at all is written. */
  condition?: string
}

interface Expressions {
  TableName: string
  Item?: Record<string, unknown>
  Key?: Record<string, unknown>
  UpdateExpression?: string
  ConditionExpression?: string
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Record<string, unknown>
}

/** The items that an operation writes, in the order of the transaction. */
export function itemsOf(operation: Operation<unknown>): WrittenItem[] {
  const params = operation.params({ table: 'table' }) as { TransactItems?: Record<string, Expressions>[] } & Expressions
  const writes = params.TransactItems ?? [{ [params.Item ? 'Put' : 'Update']: params }]
  return writes.flatMap((write) => Object.entries(write).map(([verb, parts]) => inWords(verb, parts)))
}

/** What a decision writes. Throws when it writes nothing. */
export function writtenBy(decision: Decision<unknown>): WrittenItem[] {
  if (decision.kind !== 'write') throw new Error(`The decision is to ${decision.kind}`)
  return itemsOf(decision.operation)
}

/** The code that a decision refuses with; otherwise its kind. */
export const codeOf = (decision: Decision<unknown>): ErrorCode | Exclude<Decision<unknown>['kind'], 'refuse'> =>
  decision.kind === 'refuse' ? decision.refusal.code : decision.kind

/** The details of a refusal. */
export const infoOf = (decision: Decision<unknown>): unknown =>
  decision.kind === 'refuse' ? decision.refusal.info : undefined

/** The record that an earlier call of a command left behind. */
export const doneBefore = (
  command: Pick<Command<never, never, never>, 'name'>,
  subject: string,
  input: { idempotencyKey: string },
  resultId: string,
): IdempotencyRecord => idempotencyRecord(command.name, { caller: { id: subject }, input, now: NOW }, resultId)

function inWords(verb: string, parts: Expressions): WrittenItem {
  const { pk, sk, __edb_e__, __edb_v__, ...item } = parts.Item ?? {}
  const key = parts.Key ?? { pk, sk }
  const spell = (text: string) =>
    text
      .replace(/[#]\w+/g, (name) => parts.ExpressionAttributeNames?.[name] ?? name)
      .replace(/:\w+/g, (name) => JSON.stringify(parts.ExpressionAttributeValues?.[name]) ?? name)
      .replace(/\s+/g, ' ')
  return {
    verb,
    key: `${key.pk} ${key.sk}`,
    ...(parts.Item && { item }),
    ...(parts.UpdateExpression && { update: spell(parts.UpdateExpression) }),
    ...(parts.ConditionExpression && { condition: spell(parts.ConditionExpression) }),
  }
}
