import type { DeleteRecordOperationGo, PutRecordGo, UpdateRecordGo, UpsertRecordGo } from 'electrodb'

/**
 * An ElectroDB operation that was built and not run: `Entity.get(...)`, `.query...`, `.put(...)`, a collection, or a
 * transaction. Anything with these two methods is one, so a wrapper may add its own options:
 * `{ go: (options) => operation.go({ ...options, consistent: true }), params: operation.params }`.
 */
export interface ElectroOperation<Answer = unknown> {
  go(options?: ElectroOptions): Promise<Answer>
  params(options?: ElectroOptions): unknown
}

/** What the data source adds to `go()`. A wrapper passes it on and may add to it. (`never` fits every ElectroDB type.) */
export type ElectroOptions = never

/** Several operations of one tick. Made by `all`. */
export class All<Ops extends Record<string, RunnableOperation> = Record<string, RunnableOperation>> {
  readonly operations: Ops

  constructor(operations: Ops) {
    this.operations = operations
  }
}

/** The least that an operation must have to be run. */
export interface RunnableOperation {
  go(options?: never): Promise<unknown>
}

/** Runs several operations at once; the result is a record of their results. The point reads among them share a call. */
export function all<Ops extends Record<string, RunnableOperation>>(operations: Ops): All<Ops> {
  return new All(operations)
}

/** Whether a request is an ElectroDB operation or `all` of some. */
export function isOperation(request: unknown): request is RunnableOperation | All {
  return (
    request instanceof All ||
    (typeof request === 'object' && request !== null && 'go' in request && typeof request.go === 'function')
  )
}

/** A page of a query. `cursor` continues it, `null` on the last page. */
export interface Page<Item> {
  items: Item[]
  cursor: string | null
}

/** Why one item of a cancelled transaction stood in the way. `None` when it did not. */
export interface RejectionReason<Item = unknown> {
  code: string
  message?: string | undefined
  /** The item as it is, parsed by its entity; `null` without `response: 'all_old'`. */
  item: Item | null
}

/** How a transaction ended. `items` is what a transaction of gets read; of writes, each is `null`. */
export type TransactionResult<Items = unknown[], Reason = RejectionReason> =
  | { rejected: false; items: Items }
  | { rejected: true; reasons: Reason[] }

/**
 * What `ctx.result` is for an operation:
 * - get: the item or `null`; put, create, update, patch, delete: what ElectroDB's `response` option asks for;
 * - the same with `returnOnConditionCheckFailure`: `{ rejected, item }`;
 * - batch get: the items that exist, in the order asked for;
 * - query, find, match, scan: `{ items, cursor }`;
 * - collection: `{ data: { [entity]: items }, cursor }`;
 * - transaction: `{ rejected: false, items }` or `{ rejected: true, reasons }`;
 * - `all`: a record of the above.
 */
export type OperationResult<Op> =
  Op extends All<infer Ops>
    ? { [Name in keyof Ops]: OperationResult<Ops[Name]> }
    : Op extends { go: infer Go }
      ? AnswerOf<Go>
      : never

type AnswerOf<Go> = Go extends (...options: never[]) => Promise<infer Answer>
  ? keyof NonNullable<Unwrapped<Answer>> extends never
    ? OfWrite<Go>
    : Unwrapped<Answer>
  : never

/**
 * ElectroDB's writes let the caller choose the result's type (`go<T>`), which leaves inference with `unknown`; what they
 * answer when nobody chooses is in the parameters of these aliases.
 */
type OfWrite<Go> =
  Go extends PutRecordGo<infer Item>
    ? Item
    : Go extends UpdateRecordGo<infer _Item, infer Keys>
      ? Keys
      : Go extends UpsertRecordGo<infer _Item, infer Keys>
        ? Keys
        : Go extends DeleteRecordOperationGo<infer _Item, infer Keys>
          ? Keys
          : unknown

type Unwrapped<Answer> = Answer extends { canceled: boolean; data: infer Data }
  ? TransactionResult<ItemsOf<Data>, ReasonOf<Data>>
  : Answer extends { rejected: infer Rejected; data?: infer Data }
    ? { rejected: Rejected; item: Data }
    : Answer extends { data: infer Data; unprocessed: unknown; cursor?: undefined }
      ? Data
      : Answer extends { data: infer Data; cursor: string | null }
        ? Data extends readonly (infer Item)[]
          ? Page<Item>
          : { data: Data; cursor: string | null }
        : Answer extends { data: infer Data }
          ? Data
          : Answer

type ItemsOf<Data> = { [Index in keyof Data]: Data[Index] extends { item: infer Item } ? Item : never }
type ReasonOf<Data> = Data extends readonly { item: infer Item }[] ? RejectionReason<Item> : RejectionReason
