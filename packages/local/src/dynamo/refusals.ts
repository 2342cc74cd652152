/** A refusal of DynamoDB that comes by chance on AWS and never from DynamoDB Local, asked for by a test. */
export interface PlannedRefusal {
  /** The call that is refused, in AWS's words. */
  readonly operation: string
  readonly error: 'TransactionConflict' | 'Throttling' | 'ProvisionedThroughputExceeded'
  /** How many calls are refused; default 1. */
  readonly times?: number | undefined
  /** How many calls of this kind are let through before; default 0. */
  readonly after?: number | undefined
  /** Of a transaction: the places of the items that are the reason; default the first. */
  readonly items?: readonly number[] | undefined
}

/** An answer with its status. */
export interface RefusalAnswer {
  readonly status: number
  readonly body: Record<string, unknown>
}

interface Pending extends PlannedRefusal {
  left: number
  skip: number
}

/** The refusals that are planned: each call takes the first that is due. */
export class Refusals {
  #planned: Pending[] = []

  /** Plans a refusal. */
  plan(refusal: PlannedRefusal): void {
    this.#planned.push({ ...refusal, left: refusal.times ?? 1, skip: refusal.after ?? 0 })
  }

  /** Whether a call of this kind may be refused. */
  concerns(operation: string): boolean {
    return this.#planned.some((planned) => planned.operation === operation)
  }

  /** The refusal of a call with so many items, if one is due. */
  take(operation: string, itemCount: number): RefusalAnswer | undefined {
    for (const planned of this.#planned.filter((each) => each.operation === operation)) {
      if (planned.skip > 0) {
        planned.skip -= 1
        continue
      }
      planned.left -= 1
      if (planned.left === 0) this.#planned = this.#planned.filter((each) => each !== planned)
      return answerOf(planned, itemCount)
    }
    return undefined
  }
}

const answerOf = ({ operation, error, items = [0] }: PlannedRefusal, itemCount: number): RefusalAnswer => {
  if (!operation.startsWith('Transact')) return plain(SINGLE[error])
  const { code, message } = REASONS[error]
  const reasons = Array.from({ length: itemCount }, (_, index) =>
    items.includes(index) ? { Code: code, Message: message } : { Code: 'None' },
  )
  const codes = reasons.map(({ Code }) => Code).join(', ')
  return {
    status: 400,
    body: {
      __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
      Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
      CancellationReasons: reasons,
    },
  }
}

const plain = ({ type, message }: { type: string; message: string }): RefusalAnswer => ({
  status: 400,
  body: { __type: type, message },
})

/** "Error handling with DynamoDB" and "TransactionConflictException", Amazon DynamoDB API Reference. */
const SINGLE = {
  TransactionConflict: {
    type: 'com.amazonaws.dynamodb.v20120810#TransactionConflictException',
    message: 'Transaction is ongoing for the item',
  },
  Throttling: {
    type: 'com.amazon.coral.availability#ThrottlingException',
    message: 'Rate of requests exceeds the allowed throughput.',
  },
  ProvisionedThroughputExceeded: {
    type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
    message:
      'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
  },
} as const

/** "TransactionCanceledException", Amazon DynamoDB API Reference: cancellation reason codes. */
const REASONS = {
  TransactionConflict: { code: 'TransactionConflict', message: 'Transaction is ongoing for the item' },
  Throttling: {
    code: 'ThrottlingError',
    message: 'Throughput exceeds the current capacity for one or more global secondary indexes.',
  },
  ProvisionedThroughputExceeded: {
    code: 'ProvisionedThroughputExceeded',
    message:
      'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API',
  },
} as const
