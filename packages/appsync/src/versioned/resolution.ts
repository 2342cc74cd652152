import { withinDeadline } from '../deadline.ts'
import type { Item } from '../dynamodb/calls.ts'
import { fromTypedValues, toJson } from '../dynamodb/plain.ts'
import { DataSourceError } from '../errors.ts'
import type { SyncConfig } from '../types.ts'
import { merged, mergedItem } from './automerge.ts'
import type { VersionedRun, Versioning } from './index.ts'
import { withoutMetadata } from './metadata.ts'
import { applyUpdate } from './update.ts'

/** What is to be written: the document's own operation, or what a conflict was resolved to. */
export type Change = { kind: 'document' } | { kind: 'put'; item: Item } | { kind: 'delete' }

/** What a Lambda conflict handler is asked, as by AppSync. */
export interface ConflictEvent {
  /** The item as the write would make it; null for a delete. */
  newItem: unknown
  existingItem: unknown
  arguments: unknown
  resolver: { tableName: string; parentType: string; field: string }
  identity: unknown
}

/** What it answers: the item to write, or that the existing one stays or goes. */
export type ConflictAnswer = { action: 'RESOLVE'; item: Record<string, unknown> } | { action: 'REJECT' | 'REMOVE' }

/**
 * What to write instead, now that the item has another version than the one that the write was made for.
 * @throws DataSourceError `ConflictUnhandled` or `ConflictError`, with the existing item as its result
 */
export async function resolveConflict(
  run: VersionedRun,
  versioning: Versioning,
  { conflictHandler = 'NONE', lambdaConflictHandlerConfig }: SyncConfig,
  existing: Item,
): Promise<Change> {
  if (conflictHandler === 'AUTOMERGE') return automerge(run, existing)
  if (conflictHandler !== 'LAMBDA') throw rejected(existing)
  const functionName = lambdaConflictHandlerConfig?.lambdaConflictHandlerArn
  const answer = await ask(run, versioning, functionName, existing)
  if (answer?.action === 'RESOLVE' && typeof answer.item === 'object' && answer.item !== null) {
    return { kind: 'put', item: alike(withoutMetadata(answer.item), existing) as Item }
  }
  if (answer?.action === 'REMOVE') return { kind: 'delete' }
  if (answer?.action === 'REJECT') throw rejected(existing)
  throw conflictError(`The conflict handler answered ${JSON.stringify(answer)}`, existing)
}

/** The existing item reaches the response function, which decides how much of it its caller sees. */
function rejected(existing: Item): DataSourceError {
  const message = 'Conflict resolver rejects mutation.'
  return new DataSourceError(message, 'ConflictUnhandled', toJson(existing), { isMeant: true })
}

/**
 * AppSync's documents say nothing of Automerge and deletes. Here a delete of a version that is no longer there, and a write
 * to a tombstone, are rejected: merging them would lose a change or bring back what somebody deleted.
 */
function automerge({ document }: VersionedRun, existing: Item): Change {
  if (document.operation === 'DeleteItem' || existing._deleted === true) throw rejected(existing)
  const present = withoutMetadata(existing)
  const item = document.update
    ? applyUpdate(present, document.update, { set: merged, removes: false })
    : mergedItem(present, fromTypedValues(document.attributeValues))
  return { kind: 'put', item }
}

async function ask(run: VersionedRun, { lambda }: Versioning, FunctionName: string | undefined, existing: Item) {
  if (!lambda || !FunctionName) {
    throw new TypeError("The conflict handler LAMBDA needs 'lambda' in versioned, and lambdaConflictHandlerConfig.")
  }
  const { ctx, context } = run.call
  const event: ConflictEvent = {
    newItem: toJson(newItemOf(run, existing)),
    existingItem: toJson(existing),
    arguments: ctx.args,
    resolver: { tableName: run.table, parentType: ctx.info.parentTypeName, field: ctx.info.fieldName },
    identity: ctx.identity,
  }
  const Payload = Buffer.from(JSON.stringify(event))
  const output = await withinDeadline(context.deadline, (abortSignal) =>
    lambda.invoke({ FunctionName, InvocationType: 'RequestResponse', Payload }, { abortSignal }),
  ).catch((error: unknown) => {
    throw conflictError(
      `The conflict handler could not be asked: ${error instanceof Error ? error.message : error}`,
      existing,
    )
  })
  const text = Buffer.from(output.Payload ?? []).toString()
  if (output.FunctionError) throw conflictError(`The conflict handler failed: ${text}`, existing)
  return parse(text)
}

function newItemOf({ document }: VersionedRun, existing: Item): Item | null {
  if (document.operation === 'DeleteItem') return null
  const present = withoutMetadata(existing)
  if (document.update) return applyUpdate(present, document.update)
  return { ...fromTypedValues(document.attributeValues), ...fromTypedValues(document.key) }
}

function conflictError(message: string, existing: Item): DataSourceError {
  return new DataSourceError(message, 'ConflictError', toJson(existing), { isMeant: true })
}

function parse(text: string): ConflictAnswer | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A handler's JSON with the sets and bytes that the existing item has in these places. */
function alike(value: unknown, existing: unknown): unknown {
  if (existing instanceof Set && Array.isArray(value)) return new Set(value)
  if (existing instanceof Uint8Array && typeof value === 'string') return Buffer.from(value, 'base64')
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, alike(member, (existing as Item | undefined)?.[name])]),
  )
}
