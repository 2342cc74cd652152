import { all, type Context } from '@dispense/appsync'
import {
  type Call,
  type Caller,
  type Command,
  type Decision,
  newId,
  type Payment,
  type PaymentAnswer,
  type PaymentFlow,
  parseInput,
  Refusal,
} from '@dispense/core'
import { type CallerOf, callerAs } from './caller.ts'
import { isReceipt } from './receipt.ts'
import { secretsOf } from './secret.ts'

/** What the steps of a command's pipeline hand to each other. */
type Stash<Input, Found, Value> = {
  call?: Call<Input>
  found?: Found
  decision?: Decision<Value>
  /** How often was read and decided. */
  reads?: number
  /** The answer, when it is there. */
  value?: Value
  /** What follows from the payment provider's answer. */
  settlement?: Decision<Value>
  /** The payment as the provider has it, when it was asked. */
  payment?: Payment | null
}

/** What the model of an answer may need besides it: the payment that the provider told of, and the secrets of the API. */
export interface Answered {
  payment: Payment | null
  env: Record<string, string>
}

/** The reason of a single write whose condition did not hold. */
const CONDITION_FAILED = 'DynamoDB:ConditionalCheckFailedException'

/** A write that was given up at the deadline: it may have been done. */
const TIMED_OUT = 'ExecutionTimeout'

/**
 * The pipeline that carries out a command: parse, read and decide, write; then the payment provider, when it has a part in it. When DynamoDB refuses the write, what the
 * decision relied on has changed: read and decide once more. So the normal way is one read call and one write, and
 * every refusal is decided on what is really there. A refusal under a key that was not used yet is decided twice too: see
 * `isDoubtful`.
 */
export function commandPipeline<Input, Found, Value, Kind extends Caller['kind'], Model>(
  command: Command<Input, Found, Value, CallerOf<Kind>>,
  kind: readonly Kind[],
  toModel: (value: Value, answered: Answered) => Model,
) {
  type Steps = Context<{ input: unknown }, unknown, unknown, Stash<Input, Found, Value>>
  const callOf = ({ stash }: Steps) => stash.call as Call<Input, CallerOf<Kind>>

  const read = {
    request: (ctx: Steps) => (isOpen(ctx.stash) ? all(command.read(callOf(ctx), ctx.stash.found) as Operations) : null),
    response: (ctx: Steps) => {
      if (!isOpen(ctx.stash)) return
      ctx.stash.reads = (ctx.stash.reads ?? 0) + 1
      ctx.stash.found = ctx.result as Found
      ctx.stash.decision = command.decide(callOf(ctx), ctx.stash.found)
    },
  }

  const write = {
    request: ({ stash }: Steps) => {
      const { decision, value } = stash
      if (value !== undefined || !decision || isDoubtful(stash)) return null
      if (decision.kind === 'write') return decision.operation
      return decision.kind === 'refuse' ? (decision.record ?? null) : null
    },
    response: (ctx: Steps) => {
      const { stash } = ctx
      const { decision } = stash
      if (stash.value !== undefined || !decision || isDoubtful(stash)) return
      if (decision.kind === 'refuse') throw decision.refusal
      if (decision.kind === 'done') stash.value = decision.value
      if (decision.kind === 'write' && !isRejected(ctx)) stash.value = decision.value
    },
  }

  /** Reads what an earlier call with the same key made. */
  const replay = {
    request: (ctx: Steps) => {
      const { decision } = ctx.stash
      return decision?.kind === 'replay' ? (command.load?.(callOf(ctx), decision.id) ?? null) : null
    },
    response: ({ stash, result }: Steps) => {
      if (stash.decision?.kind === 'replay') stash.value = result as Value
    },
  }

  return {
    before: (ctx: Steps) => {
      const now = Date.now()
      ctx.stash.call = {
        caller: callerAs(ctx, ...kind),
        input: parseInput(command.input, ctx.args.input),
        now,
        id: newId(now),
        secretOf: secretsOf(ctx.env),
        paymentProvider: ctx.env.PAYMENT_PROVIDER ?? '',
        playMoney: ctx.env.PLAY_MONEY === 'on',
        ...receiptOf(ctx),
      }
    },
    functions: [read, write, read, write, replay, ...(command.payment ? payments<Value>(command.payment) : [])],
    after: ({ stash, env }: Steps): Model => {
      if (stash.value === undefined || stash.value === null) throw new Refusal('CONFLICT')
      return toModel(stash.value, { payment: stash.payment ?? null, env })
    },
  }
}

/**
 * The steps with the payment provider: ask what is open about the value, write what follows, and read again when somebody
 * else was faster to write. Whatever fails here leaves the value as it was written before; the sweep goes on with it.
 */
function payments<Value>(flow: PaymentFlow<Value>) {
  type Steps = Context<Record<string, unknown>, unknown, unknown, Stash<unknown, unknown, Value>>
  const ask = {
    dataSource: PAYMENTS,
    request: ({ stash }: Steps) => (stash.value == null ? null : (flow.ask(stash.value, Date.now()) ?? null)),
    response: ({ stash, result }: Steps) => {
      const answer = result as PaymentAnswer | null
      if (stash.value == null || !answer) return
      if ('payment' in answer) stash.payment = answer.payment
      const now = Date.now()
      stash.settlement = flow.settle(stash.value, answer, { now, id: newId(now) })
    },
  }
  const settle = {
    request: ({ stash: { settlement } }: Steps) => (settlement?.kind === 'write' ? settlement.operation : null),
    response: (ctx: Steps) => {
      const { stash } = ctx
      if (stash.settlement?.kind !== 'write' || isRejected(ctx as Context)) return
      stash.value = stash.settlement.value
      delete stash.settlement
    },
  }
  const reload = {
    request: ({ stash: { settlement, value } }: Steps) =>
      settlement?.kind === 'write' && value != null ? flow.reload(value) : null,
    response: ({ stash, result }: Steps) => {
      if (stash.settlement?.kind === 'write') stash.value = result as Value
    },
  }
  return [ask, settle, reload]
}

/** The name of the data source that stands for the payment provider. */
export const PAYMENTS = 'payments'

/** The vend that the caller's receipt token opens. */
function receiptOf({ args, env }: { args: { input: unknown }; env: Record<string, string> }) {
  const { vendId, receiptToken } = (args.input ?? {}) as { vendId?: unknown; receiptToken?: unknown }
  return typeof vendId === 'string' && isReceipt(env, vendId, receiptToken) ? { receiptFor: vendId } : {}
}

type Operations = Parameters<typeof all>[0]

/** Whether there is something to read and decide: at first, after a write that DynamoDB refused, and when in doubt. */
function isOpen<I, F, V>(stash: Stash<I, F, V>): boolean {
  const { decision, value, reads } = stash
  if (!decision) return true
  return isDoubtful(stash) || (decision.kind === 'write' && value === undefined && reads === 1)
}

/**
 * Whether a refusal may be the work of the same call, sent twice at the same moment. What is read in one tick is no
 * snapshot: the key may have been read before the other call was written, and the machine after. A second read, begun
 * after the first has ended, sees both.
 */
const isDoubtful = <I, F, V>({ decision, found, reads }: Stash<I, F, V>): boolean =>
  decision?.kind === 'refuse' && reads === 1 && (found as { done?: unknown } | undefined)?.done === null

/** Whether the conditions of the write did not hold. Any other error of the data source goes on as it is. */
function isRejected(ctx: Context): boolean {
  if (ctx.error) {
    if (ctx.error.type === CONDITION_FAILED) return true
    if (ctx.error.type === TIMED_OUT) throw new Refusal('TIMEOUT')
    throw new Error(`${ctx.error.type}: ${ctx.error.message}`)
  }
  return (
    typeof ctx.result === 'object' && ctx.result !== null && 'rejected' in ctx.result && ctx.result.rejected === true
  )
}
