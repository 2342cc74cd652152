import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { ReportVendResultDocument } from '../generated/operations.ts'
import type { Worker } from '../sim/worker.ts'
import type { Bug, Part } from './bug.ts'

/** The mistakes that the checks are proved with. */
export const BUGS: readonly Bug[] = [
  {
    name: 'no-idempotency-key',
    mistake: "startVend does not store the caller's key",
    intercept: ({ input, send }) =>
      send(
        input.TransactItems && {
          ...input,
          TransactItems: input.TransactItems.filter((part) => !isOf(part, 'idempotency')),
        },
      ),
  },
  {
    name: 'wallet-outside-the-transaction',
    mistake: 'the wallet is written by a call of its own, after the transaction',
    async intercept({ input, send }) {
      const wallets = input.TransactItems?.filter((part) => part.Update && isOf(part, 'wallet')) ?? []
      if (!input.TransactItems || wallets.length === 0) return await send()
      const answer = await send({
        ...input,
        TransactItems: input.TransactItems.filter((part) => !wallets.includes(part)),
      })
      for (const { Update = {} } of wallets) await send(Update, UpdateCommand)
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
    intercept: ({ command, input, send }) =>
      command === 'PutCommand' && input.Item?.__edb_e__ === 'exception' ? Promise.resolve({}) : send(),
  },
]

function conflictTakenForDecline(): Bug {
  const declined = new WeakSet<Worker>()
  return {
    name: 'conflict-taken-for-decline',
    mistake: 'a conflict is answered as if the money did not suffice',
    intercept: ({ worker, command, send }) =>
      send().catch((error) => {
        if (command === 'TransactWriteCommand' && isConflict(error)) declined.add(worker)
        throw error
      }),
    async answered(call) {
      if (call.operation === 'StartVend' && declined.has(call.worker)) call.answer = { code: 'INSUFFICIENT_FUNDS' }
    },
  }
}

/** Whether a part of a transaction writes an item of this entity. */
const isOf = (part: Part, entity: string): boolean =>
  Object.values(part).some(({ Item, Key }) =>
    Item ? Item.__edb_e__ === entity : (Key?.sk?.startsWith(`$${entity}_`) ?? false),
  )

const isConflict = (error: unknown): boolean => {
  const { name, CancellationReasons: reasons = [] } = error as {
    name?: string
    CancellationReasons?: { Code?: string }[]
  }
  const codes = reasons.map(({ Code }) => Code)
  return (
    name === 'TransactionCanceledException' &&
    codes.includes('TransactionConflict') &&
    !codes.includes('ConditionalCheckFailed')
  )
}
