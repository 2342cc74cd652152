import { Entity, type EntityItem } from 'electrodb'
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

/** Who repeats, what and with which key. */
export interface IdempotencyKey {
  /** Whose key it is: two callers may use the same key. */
  subject: string
  /** The command's name. */
  command: string
  /** The caller's own key. */
  key: string
}

/** Reads whether a command was carried out. */
export const findIdempotency = (id: IdempotencyKey) => consistent(Idempotency.get(id))

/** The record of a command that is carried out now (epoch milliseconds). */
export const idempotencyRecord = (id: IdempotencyKey, input: unknown, resultId: string, now: number) => ({
  ...id,
  hash: hashOf(input),
  resultId,
  expiresAt: Math.floor(now / 1000) + KEPT_SECONDS,
})

/**
 * What a record found under the caller's key means: nothing was done yet (`undefined`), the same command was done
 * (`same`), or the key was used for another input (`reused`).
 */
export function compareIdempotency(record: IdempotencyRecord | null | undefined, input: unknown) {
  if (!record) return undefined
  return record.hash === hashOf(input) ? 'same' : 'reused'
}
