import { isDeepStrictEqual } from 'node:util'
import { backOff, PATIENT } from '@dispense/dynamodb/retry'
import { type Item, refusedItem, send } from '../dynamodb/calls.ts'
import { writeParams } from '../dynamodb/params.ts'
import { fromTypedValues, toJson } from '../dynamodb/plain.ts'
import type { ConditionDocument, ExpressionDocument } from '../dynamodb/request.ts'
import { DataSourceError } from '../errors.ts'
import type { SyncConfig } from '../types.ts'
import { recordChange } from './delta.ts'
import type { VersionedRun, Versioning } from './index.ts'
import { assertNoMetadata, ttlAfter, versionOf, withoutMetadata } from './metadata.ts'
import { type Change, resolveConflict } from './resolution.ts'

/** One attempt: what is written if the item still has the expected version; null expects none. */
interface Attempt {
  run: VersionedRun
  versioning: Versioning
  change: Change
  expected: number | null
}

/** How an attempt ended: the item that it wrote, or the one that stood in its way (null when there is none). */
type Outcome = { written: Item } | { existing: Item | null }

/**
 * A PutItem, UpdateItem or DeleteItem of a versioned data source: written only if the item has the version that the
 * caller knows, counted up, and recorded in the delta table. A conflict is resolved and tried again, with growing waits.
 * @returns the item as it is now, a deleted one as its tombstone; null when there was nothing to delete
 * @throws DataSourceError `ConflictUnhandled`, `ConflictError`, `MaxConflicts`, `BadRequest`, `DeltaSyncWriteError`
 */
export async function writeVersioned(run: VersionedRun, versioning: Versioning): Promise<Item | null> {
  const { document, call } = run
  assertNoMetadata(document)
  const config = call.syncConfig ?? versioning.syncConfig ?? { conflictDetection: 'VERSION' }
  let change: Change = { kind: 'document' }
  let expected = config.conflictDetection === 'NONE' ? await presentVersion(run) : (document._version ?? null)
  for (let tries = 1; ; tries++) {
    const outcome = await attempt({ run, versioning, change, expected })
    if ('written' in outcome) {
      await recordChange(run, versioning, outcome.written)
      return outcome.written
    }
    const { existing } = outcome
    if (existing === null && isDelete(run, change)) return null
    if (versionOf(existing) === expected) return endRefused(run, existing)
    if (existing !== null) change = await nextChange(run, versioning, config, existing)
    // Nothing there is no conflict: the write goes ahead, and counts on from the version that the caller knows.
    expected = versionOf(existing)
    if (!(await backOff(tries, PATIENT, call.context.deadline.remaining()))) throw maxConflicts(existing)
  }
}

async function nextChange(
  run: VersionedRun,
  versioning: Versioning,
  config: SyncConfig,
  existing: Item,
): Promise<Change> {
  if (config.conflictDetection === 'NONE') return { kind: 'document' }
  return await resolveConflict(run, versioning, config, existing)
}

function isDelete({ document }: VersionedRun, change: Change): boolean {
  return change.kind === 'delete' || (change.kind === 'document' && document.operation === 'DeleteItem')
}

/** The document's own condition did not hold. A put of what is there already counts as done, as on AppSync. */
function endRefused({ document }: VersionedRun, existing: Item | null): Item {
  if (document.operation === 'PutItem' && existing !== null) {
    const item = { ...fromTypedValues(document.attributeValues), ...fromTypedValues(document.key) }
    const ignored = new Set(document.condition?.equalsIgnore)
    const counts = (of: Item) => toJson(Object.fromEntries(Object.entries(of).filter(([name]) => !ignored.has(name))))
    if (isDeepStrictEqual(counts(withoutMetadata(existing)), counts(item))) return existing
  }
  const type = 'DynamoDB:ConditionalCheckFailedException'
  throw new DataSourceError('The conditional request failed', type, toJson(existing))
}

function maxConflicts(existing: Item | null): DataSourceError {
  const message = 'The item kept changing while its conflict was being resolved. Read it again and repeat the change.'
  return new DataSourceError(message, 'MaxConflicts', toJson(existing), { isMeant: true })
}

async function presentVersion({ client, table, document }: VersionedRun): Promise<number | null> {
  const Key = fromTypedValues(document.key)
  const output = await send(client.get, { TableName: table, Key, ConsistentRead: true })
  return versionOf((output.Item ?? null) as Item | null)
}

async function attempt(of: Attempt): Promise<Outcome> {
  try {
    return { written: await write(of) }
  } catch (error) {
    const existing = refusedItem(error)
    if (existing === undefined) throw error
    return { existing }
  }
}

async function write(of: Attempt): Promise<Item> {
  const { run, change } = of
  const { document } = run
  if (isDelete(run, change)) return await bury(of)
  if (change.kind === 'put') return await put(of, change.item)
  if (document.operation === 'PutItem') return await put(of, fromTypedValues(document.attributeValues))
  return await update(of, document.update ?? { expression: '' })
}

async function put(of: Attempt, attributes: Item): Promise<Item> {
  const { client, table, document } = of.run
  const Item = { ...attributes, ...fromTypedValues(document.key), ...metadataOf(of) }
  await send(client.put, { ...writeParams(table, conditionOf(of)), Item })
  return Item
}

/** Also brings a tombstone back, when its version is known. */
async function update(of: Attempt, expression: ExpressionDocument): Promise<Item> {
  const revived = withClause(expression, 'REMOVE', '#appsync_deleted, #appsync_ttl')
  return await sendUpdate(of, withClause(revived, 'SET', assignments(metadataOf(of))), metadataOf(of))
}

/** Makes the item a tombstone; without a time for tombstones it goes at once. */
async function bury(of: Attempt): Promise<Item> {
  const { run, versioning } = of
  const { client, table } = run
  const metadata: Item = { ...metadataOf(of), _deleted: true }
  if (versioning.baseTableTTL > 0) {
    metadata._ttl = ttlAfter(Date.now(), versioning.baseTableTTL)
    return await sendUpdate(of, { expression: `SET ${assignments(metadata)}` }, metadata)
  }
  const Key = fromTypedValues(run.document.key)
  const output = await send(client.delete, { ...writeParams(table, conditionOf(of)), Key, ReturnValues: 'ALL_OLD' })
  return { ...(output.Attributes as Item), ...metadata }
}

async function sendUpdate(of: Attempt, { expression, ...rest }: ExpressionDocument, metadata: Item): Promise<Item> {
  const { client, table, document } = of.run
  const names = { ...rest.expressionNames, ...metadataNames(expression) }
  const values = { ...rest.expressionValues, ...metadataValues(metadata) }
  const output = await send(client.update, {
    ...writeParams(table, conditionOf(of), { expression, expressionNames: names, expressionValues: values }),
    Key: fromTypedValues(document.key),
    UpdateExpression: expression,
    ReturnValues: 'ALL_NEW',
  })
  return output.Attributes as Item
}

function metadataOf({ run, expected }: Attempt): Item {
  return { _version: (expected ?? run.document._version ?? 0) + 1, _lastChangedAt: Date.now() }
}

/** The document's condition, and that the item has the expected version; of a delete also that there is one. */
function conditionOf({ run, change, expected }: Attempt): ConditionDocument {
  const { condition, key } = run.document
  const [partitionKey = ''] = Object.keys(key ?? {})
  const isBurial = isDelete(run, change)
  const parts = [
    ...(condition?.expression ? [operandOfAnd(condition.expression)] : []),
    ...(isBurial ? ['attribute_exists(#appsync_key)'] : []),
    expected === null ? 'attribute_not_exists(#appsync_version)' : '#appsync_version = :appsync_expected',
  ]
  return {
    expression: parts.join(' AND '),
    expressionNames: {
      ...condition?.expressionNames,
      ...(isBurial ? { '#appsync_key': partitionKey } : {}),
      '#appsync_version': '_version',
    },
    expressionValues: {
      ...condition?.expressionValues,
      ...(expected === null ? {} : { ':appsync_expected': { N: expected } }),
    },
  }
}

/** In parentheses if it is an OR: DynamoDB refuses parentheses that are not needed. */
function operandOfAnd(expression: string): string {
  let outside = expression
  while (/\([^()]*\)/.test(outside)) outside = outside.replaceAll(/\([^()]*\)/g, '')
  return /(?<![#:\w])OR(?!\w)/i.test(outside) ? `(${expression})` : expression
}

/** Adds to a clause of an update expression, or the clause. */
function withClause(update: ExpressionDocument, verb: 'SET' | 'REMOVE', actions: string): ExpressionDocument {
  const { expression } = update
  const clause = new RegExp(String.raw`(?<![#:\w.])${verb}\s+`, 'i')
  const extended = clause.test(expression)
    ? expression.replace(clause, `${verb} ${actions}, `)
    : `${expression} ${verb} ${actions}`
  return { ...update, expression: extended.trim() }
}

function assignments(metadata: Item): string {
  return Object.keys(metadata)
    .map((name) => `#appsync${name} = :appsync${name}`)
    .join(', ')
}

function metadataValues(metadata: Item): Record<string, object> {
  return Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [
      `:appsync${name}`,
      typeof value === 'boolean' ? { BOOL: value } : { N: value },
    ]),
  )
}

/** Names for those placeholders only that the expression uses: DynamoDB refuses others. */
function metadataNames(expression: string): Record<string, string> {
  const used = expression.match(/#appsync_\w+/g) ?? []
  return Object.fromEntries(used.map((alias) => [alias, alias.slice('#appsync'.length)]))
}
