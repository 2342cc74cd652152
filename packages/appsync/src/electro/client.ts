import { cancellationReasonsOf, classifyCancellation } from '@dispense/dynamodb/retry'
import type { DynamoOperation, DynamoOutput, ElectroClient, ElectroMethod } from '../types.ts'
import { Caller, type CallOptions } from './call.ts'
import { type GetParams, ItemLoader } from './loader.ts'
import { ReadMemo } from './memo.ts'
import { UnprocessedError } from './unprocessed.ts'

type Params = Record<string, unknown>
type RequestItems = Record<string, Omit<GetParams, 'Key' | 'TableName'> & { Keys: GetParams['Key'][] }>

/**
 * The client that ElectroDB is given with each `go()`.
 * @param table the request's table. ElectroDB puts it into every call but a transaction's items, which keep the table of
 *   their entity, so that it is put in here
 */
export function createElectroClient(client: ElectroClient, table: string): ElectroClient {
  const inTable = (params: Params) => {
    const items = (params.TransactItems as Record<string, Params>[]).map((item) =>
      Object.fromEntries(Object.entries(item).map(([verb, of]) => [verb, { ...of, TableName: table }])),
    )
    return { ...params, TransactItems: items }
  }
  return {
    ...client,
    transactGet: (params) => client.transactGet(inTable(params)),
    transactWrite: (params) => client.transactWrite(inTable(params)),
  }
}

/**
 * The DynamoDB client of one request, with plain values as the DocumentClient's. It has the shape of the AWS SDK's second
 * version, because that is the one of ElectroDB's two interfaces that hands over parameters instead of command objects.
 */
export function createDynamoClient(options: CallOptions): ElectroClient {
  const caller = new Caller(options)
  const loader = new ItemLoader(caller)
  const memo = new ReadMemo()
  const forget = () => {
    loader.forget()
    memo.forget()
  }
  const read = (name: DynamoOperation) => method((params) => memo.read(name, params, () => caller.call(name, params)))
  const write = (run: (params: Params) => Promise<unknown>) =>
    method(async (params) => {
      forget()
      // Again afterwards: a read that began while the write was under way may have seen what was before it.
      return await run(params).finally(forget)
    })

  return {
    get: method((params) => loader.load(params as unknown as GetParams)),
    batchGet: method(async (params) => batchGet(loader, params.RequestItems as RequestItems)),
    query: read('Query'),
    scan: read('Scan'),
    put: write((params) => caller.call('PutItem', params)),
    update: write((params) => caller.call('UpdateItem', params)),
    delete: write((params) => caller.call('DeleteItem', params)),
    batchWrite: write((params) => batchWrite(caller, params)),
    transactGet: method((params) => transact(caller, 'TransactGetItems', params)),
    transactWrite: write((params) =>
      transact(caller, 'TransactWriteItems', {
        ClientRequestToken: crypto.randomUUID(),
        ...params,
      }),
    ),
    createSet: (value) => new Set(Array.isArray(value) ? value : [value]),
  }
}

/** A call in the shape of the AWS SDK's second version. Made for every point read, so it holds no closures. */
class PendingCall {
  readonly #run: (params: Params) => Promise<unknown>
  readonly #params: Params

  constructor(run: (params: Params) => Promise<unknown>, params: Params) {
    this.#run = run
    this.#params = params
  }

  promise(): Promise<unknown> {
    return this.#run(this.#params).catch(refuse)
  }

  /** Calls are bounded by the request's own deadline, so ElectroDB's wish to abort one of them needs nothing here. */
  abort(): void {}

  on(): void {}
}

/**
 * ElectroDB writes the parameters of a call onto its error, once: a second call that ends in the same error (reads that share a
 * batch, the same Query again) would end in a TypeError instead.
 */
function refuse(error: unknown): never {
  if (error instanceof Error && !Object.hasOwn(error, '__edb_params')) {
    Object.defineProperty(error, '__edb_params', { configurable: true, value: undefined })
  }
  throw error
}

function method(run: (params: Params) => Promise<unknown>): ElectroMethod {
  return (params) => new PendingCall(run, params)
}

/** ElectroDB's own batch gets join the tick's other reads; the answer keeps the order that was asked for. */
async function batchGet(loader: ItemLoader, requestItems: RequestItems) {
  const tables = Object.entries(requestItems).map(async ([TableName, { Keys, ...shape }]) => {
    const items = await Promise.all(Keys.map((Key) => loader.load({ ...shape, TableName, Key })))
    return [TableName, items.flatMap(({ Item }) => (Item ? [Item] : []))] as const
  })
  return { Responses: Object.fromEntries(await Promise.all(tables)), UnprocessedKeys: {} }
}

async function batchWrite(caller: Caller, params: Params): Promise<DynamoOutput> {
  let RequestItems = params.RequestItems as Record<string, unknown[]>
  for (let attempt = 1; ; attempt++) {
    const output = await caller.call('BatchWriteItem', { ...params, RequestItems })
    RequestItems = (output.UnprocessedItems ?? {}) as Record<string, unknown[]>
    const left = Object.values(RequestItems).flat()
    if (left.length === 0) return output
    if (!(await caller.backOff(attempt))) throw new UnprocessedError('BatchWriteItem', left)
  }
}

/**
 * Runs a transaction. Contention has been retried when this returns; a condition that did not hold comes back as
 * ElectroDB expects it, `{ canceled: [reason of each item] }`; everything else throws.
 */
async function transact(caller: Caller, name: DynamoOperation, params: Params) {
  try {
    return await caller.call(name, params)
  } catch (error) {
    const reasons = cancellationReasonsOf(error)
    if (!reasons || classifyCancellation(reasons) !== 'refused') throw error
    return { canceled: reasons }
  }
}
