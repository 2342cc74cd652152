import { ReportVendResultDocument } from '../generated/operations.ts'
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
]

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
