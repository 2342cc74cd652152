import { ReportVendResultDocument } from '../generated/operations.ts'
import { between } from '../sim/roll.ts'
import type { Worker } from '../sim/worker.ts'
import type { Bug, Part, Update } from './bug.ts'

/** The mistakes that the checks are proved with. */
export const BUGS: readonly Bug[] = [
  {
    name: 'no-idempotency-key',
    mistake: "startVend does not look at the caller's key: every call is a new one",
    asked: (name, variables) => {
      const input = variables.input as { idempotencyKey?: string; slot?: string } | undefined
      if (!input?.idempotencyKey || !input.slot) return variables
      return {
        ...variables,
        input: { ...input, idempotencyKey: `${input.idempotencyKey}-${name.replace(/\W/g, '-')}` },
      }
    },
  },
  {
    name: 'refund-without-condition',
    mistake: 'what was given back before is read, and not asked for again when more is given back',
    intercept({ params, send }) {
      const isRefund = ({ Update }: Part) => Object.values(Update?.ExpressionAttributeNames ?? {}).includes('refunded')
      if (!params.TransactItems?.some(isRefund)) return send()
      const parts = params.TransactItems.map((part) =>
        isRefund(part) ? { Update: withoutCondition(part.Update) } : part,
      )
      return send({ ...params, TransactItems: parts })
    },
  },
  {
    name: 'wallet-outside-the-transaction',
    mistake: 'the wallet is written by a call of its own, after the transaction',
    async intercept({ params, send }) {
      const parts = params.TransactItems ?? []
      const wallets = parts.filter((part) => part.Update && isOf(part, 'wallet'))
      if (wallets.length === 0) return await send()
      const answer = await send({ ...params, TransactItems: parts.filter((part) => !wallets.includes(part)) })
      for (const { Update } of wallets) await send(Update, 'UpdateItem')
      return answer
    },
  },
  {
    name: 'conflict-taken-for-duplicate',
    mistake: 'a transaction that only a conflict stopped is taken for one that was carried out before',
    intercept: ({ send }) => send().catch((error) => (isConflict(error) ? {} : Promise.reject(error))),
  },
  conflictTakenForDecline(),
  {
    name: 'capture-before-result',
    mistake: 'the money is captured when the machine takes the vend',
    async answered({ operation, answer, caller, input, name }, cloud) {
      if (operation !== 'AcknowledgeVend' || !('data' in answer)) return
      const { vendId, sequence } = input as { vendId: string; sequence: number }
      const result = { input: { vendId, sequence: sequence + 1, outcome: 'SUCCESS' as const } }
      await cloud.ask(`${name}.captures`, caller, ReportVendResultDocument, result)
    },
  },
  {
    name: 'late-reports-ignored',
    mistake: 'a report that comes too late is refused, and nobody is told',
    intercept({ operation, params, worker, send }) {
      const isNote = operation === 'PutItem' && params.Item?.__edb_e__ === 'exception'
      const isLate = worker.name.includes('report') && params.TransactItems?.some(isOfUnknown)
      return isNote || isLate ? Promise.resolve({}) : send()
    },
  },
  pointsPerDelivery(),
  {
    name: 'offline-sale-per-report',
    mistake: "a sale of a machine that was offline goes by the report, not by the machine's number",
    asked(name, variables) {
      const { vends } = (variables.input ?? {}) as { vends?: { sequence: number }[] }
      if (!vends) return variables
      const shift = 1000 * between(1, 1_000_000, name)
      return { input: { vends: vends.map((sale) => ({ ...sale, sequence: sale.sequence + shift })) } }
    },
  },
  {
    name: 'age-not-asked',
    mistake: 'a machine has forgotten from which age on its beer is sold',
    async intercept({ operation, send }) {
      const answer = await send()
      return operation === 'BatchGetItem' ? withoutAges(answer) : answer
    },
  },
  {
    name: 'tax-off-by-one',
    mistake: 'of each price a minor unit of the tax is counted as revenue',
    intercept({ params, send }) {
      const parts = params.TransactItems?.map((part) =>
        part.Put && isOf(part, 'vend') ? { Put: lessTax(part.Put) } : part,
      )
      return send({ ...params, ...(parts && { TransactItems: parts }) })
    },
  },
  {
    name: 'closing-without-the-last',
    mistake: 'the books are closed without the last transfer of each page',
    async intercept({ operation, params, worker, send }) {
      const answer = await send()
      const { Items } = answer as { Items?: Record<string, unknown>[] }
      const isPage = worker.name.startsWith('books.') && operation === 'Query' && params.Limit !== 1
      return isPage && Items?.[0]?.__edb_e__ === 'transfer' ? { ...answer, Items: Items.slice(0, -1) } : answer
    },
  },
]

/** An answer in which no slot of a machine has an age. */
const withoutAges = (answer: Record<string, unknown>): Record<string, unknown> =>
  JSON.parse(JSON.stringify(answer, (name, value) => (name === 'minimumAge' ? undefined : value)))

/** A vend with a minor unit less of tax. */
function lessTax(put: Update): Update {
  const price = put.Item?.price as { net: number; tax: number } | undefined
  if (!price || price.tax === 0) return put
  return { ...put, Item: { ...put.Item, price: { ...price, net: price.net + 1, tax: price.tax - 1 } } }
}

function pointsPerDelivery(): Bug {
  let deliveries = 0
  return {
    name: 'points-per-delivery',
    mistake: 'points are written for each delivery of a record, not for each vend',
    intercept({ operation, params, send }) {
      const { Item, ConditionExpression: _, ExpressionAttributeNames: _names, ...more } = params
      if (operation !== 'PutItem' || Item?.__edb_e__ !== 'points') return send()
      deliveries += 1
      return send({ ...more, Item: { ...Item, sk: `${Item.sk}-${deliveries}` } })
    },
  }
}

function conflictTakenForDecline(): Bug {
  const declined = new WeakSet<Worker>()
  return {
    name: 'conflict-taken-for-decline',
    mistake: 'a conflict is answered as if the money did not suffice',
    intercept: ({ worker, send }) =>
      send().catch((error) => {
        if (isConflict(error)) declined.add(worker)
        throw error
      }),
    async answered(call) {
      if (call.operation === 'StartVend' && declined.has(call.worker)) call.answer = { code: 'INSUFFICIENT_FUNDS' }
    },
  }
}

/** Whether a part of a transaction is for a vend whose outcome nobody knows. */
const isOfUnknown = (part: Part): boolean =>
  isOf(part, 'vend') &&
  Object.values(part).some(({ ExpressionAttributeValues: values = {} }) =>
    Object.values(values).includes('OUTCOME_UNKNOWN'),
  )

/** Whether a part of a transaction writes an item of this entity. */
const isOf = (part: Part, entity: string): boolean =>
  Object.values(part).some(({ Item, Key }) =>
    Item ? Item.__edb_e__ === entity : (Key?.sk?.startsWith(`$${entity}_`) ?? false),
  )

/** An update that asks for nothing; DynamoDB takes no name and no value that is not used. */
function withoutCondition({ ConditionExpression: _, ...update }: Update = {}): Update {
  const used = (names: object | undefined) =>
    Object.fromEntries(
      Object.entries(names ?? {}).filter(([name]) => new RegExp(`${name}\\b`).test(String(update.UpdateExpression))),
    )
  return {
    ...update,
    ExpressionAttributeNames: used(update.ExpressionAttributeNames),
    ExpressionAttributeValues: used(update.ExpressionAttributeValues),
  }
}

const isConflict = (error: unknown): boolean => {
  const { name, CancellationReasons = [] } = error as { name?: string; CancellationReasons?: { Code?: string }[] }
  const codes = CancellationReasons.map(({ Code }) => Code)
  return (
    name === 'TransactionCanceledException' &&
    codes.includes('TransactionConflict') &&
    !codes.includes('ConditionalCheckFailed')
  )
}
