import { withinDeadline } from '../deadline.ts'
import type { RequestContext } from '../types.ts'
import { All, type RunnableOperation } from './operation.ts'

/** The answers of ElectroDB's `go()`, of which every kind of operation has some. */
interface ElectroAnswer {
  data?: unknown
  cursor?: string | null
  canceled?: boolean
  rejected?: boolean
  unprocessed?: unknown
}

/**
 * Runs an operation (or `all` of some) with the request's client, table and deadline.
 * @returns the result in the shapes of `OperationResult`
 * @throws ResolverError `ExecutionTimeout` at the deadline; DynamoDB's error, or ElectroDB's, otherwise
 */
export async function runOperation(request: RunnableOperation | All, context: RequestContext): Promise<unknown> {
  if (request instanceof All) {
    const entries = Object.entries(request.operations).map(
      async ([name, operation]) => [name, await runOperation(operation, context)] as const,
    )
    return Object.fromEntries(await Promise.all(entries))
  }
  const { deadline, electro } = context
  return await withinDeadline(deadline, async (abortSignal) => {
    // ElectroDB otherwise makes an error of its own before each call, to wrap DynamoDB's in: a tenth of a long list's time.
    const options = { client: electro.client, table: electro.table, abortSignal, originalErr: true }
    return unwrap((await request.go(options as never)) as ElectroAnswer)
  })
}

function unwrap(answer: ElectroAnswer): unknown {
  if (answer.canceled !== undefined) return transactionResult(answer)
  if (answer.rejected !== undefined) return { rejected: answer.rejected, item: answer.data ?? null }
  if (!('data' in answer)) return answer
  if (!('cursor' in answer)) return answer.data ?? null
  return Array.isArray(answer.data)
    ? { items: answer.data, cursor: answer.cursor }
    : { data: answer.data, cursor: answer.cursor }
}

function transactionResult({ canceled, data }: ElectroAnswer): unknown {
  const outcomes = data as { code?: string; message?: string; item: unknown }[]
  if (!canceled) return { rejected: false, items: outcomes.map(({ item }) => item) }
  return {
    rejected: true,
    reasons: outcomes.map(({ code = 'None', message, item }) => ({ code, message, item })),
  }
}
