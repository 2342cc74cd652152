import type { EntityItem } from 'electrodb'
import { refuse } from '../command.ts'
import { Entity } from './entity.ts'
import { hashOf } from './ids.ts'
import { key, model, TABLE_PLACEHOLDER } from './model.ts'
import { consistent } from './operation.ts'

/** How long a key is kept: 7 days. The promise is 24 hours; DynamoDB's own transaction token lives 10 minutes. */
export const KEPT_SECONDS = 7 * 24 * 60 * 60

/**
 * A command that was carried out: written in the same transaction as what the command did, so that the same key can
 * never do it twice. `subject` is whose key it is, `resultId` what the command made or changed.
 */
export const Idempotency = new Entity(
  {
    model: model('idempotency'),
    attributes: {
      subject: { type: 'string', required: true },
      command: { type: 'string', required: true },
      key: { type: 'string', required: true },
      hash: { type: 'string', required: true },
      resultId: { type: 'string', required: true },
      expiresAt: { type: 'number', required: true },
    },
    indexes: {
      key: { pk: key('pk', ['subject', 'command', 'key']), sk: key('sk', []) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** A command that was carried out. */
export type IdempotencyRecord = EntityItem<typeof Idempotency>

/** A call that carries the caller's own key; two callers may use the same one. */
interface KeyedCall {
  caller: { id: string }
  input: { idempotencyKey: string }
  /** Epoch milliseconds. */
  now: number
}

const keyOf = (command: string, { caller, input }: KeyedCall) => ({
  subject: caller.id,
  command,
  key: input.idempotencyKey,
})

/** Reads whether a command was carried out under the call's key. */
export const findIdempotency = (command: string, call: KeyedCall) => consistent(Idempotency.get(keyOf(command, call)))

/** The record of a command that is carried out now. */
export const idempotencyRecord = (command: string, call: KeyedCall, resultId: string): IdempotencyRecord => ({
  ...keyOf(command, call),
  hash: hashOf(call.input),
  resultId,
  expiresAt: Math.floor(call.now / 1000) + KEPT_SECONDS,
})

/**
 * What a record found under the call's key means: the same command was carried out, and this is what it made; or the key
 * was used for another input. `undefined` when nothing was done under it.
 */
export function repetition(record: IdempotencyRecord | null, input: unknown) {
  if (!record) return undefined
  return record.hash === hashOf(input)
    ? ({ kind: 'replay', id: record.resultId } as const)
    : refuse('IDEMPOTENCY_KEY_REUSED')
}
