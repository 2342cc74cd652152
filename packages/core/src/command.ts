import * as v from 'valibot'
import type { Operation, Written } from './db/operation.ts'
import { type ErrorCode, Refusal } from './errors/catalogue.ts'
import type { Moment, PaymentAnswer, PaymentRequest } from './payment/request.ts'

/** Who calls. A guest has no token; staff and machines belong to one operator. */
export type Caller =
  | { kind: 'GUEST' }
  | {
      kind: 'CUSTOMER'
      id: string
      /** `YYYY-MM-DD`, or the year alone, when somebody looked at a document: see `ageRefuses`. */
      birthDate?: string
    }
  | { kind: 'STAFF'; id: string; operatorId: string; groups: readonly string[] }
  | {
      kind: 'MACHINE'
      id: string
      operatorId: string
      /** The key that its token was signed with. */
      publicKey: string
    }

/** One call of a command: its parsed input, and all that a pure function cannot make by itself. */
export interface Call<Input, C extends Caller = Caller> {
  /** Who calls. */
  caller: C
  /** The parsed input. */
  input: Input
  /** Epoch milliseconds. */
  now: number
  /** A new ULID for whatever the command makes. */
  id: string
  /** Makes a text that follows from these parts and that nobody can make without a secret of the API: an HMAC. */
  secretOf(...parts: string[]): string
  /** Who takes money from cards: `stripe`, or an empty string when nobody does. */
  paymentProvider: string
  /** Whether a wallet may be filled with money that nobody has paid: for development. */
  playMoney: boolean
  /** The vend whose receipt token the caller has shown: whoever holds it may see and cancel that vend. */
  receiptFor?: string
}

/**
 * What a command does next, decided from what was read:
 * - `write`: run the operation; when DynamoDB took it, `value` is the answer. When DynamoDB refused it, something that
 *   was read has changed: read again and decide again.
 * - `done`: nothing to write, `value` is the answer.
 * - `replay`: the same command was carried out before; what it made has this id.
 * - `refuse`: the caller is answered with the error; `record`, when there is one, is written first.
 */
export type Decision<Value> =
  | { kind: 'write'; operation: Operation<unknown>; value: Value }
  | { kind: 'done'; value: Value }
  | { kind: 'replay'; id: string }
  | { kind: 'refuse'; refusal: Refusal; record?: Operation<unknown> }

/**
 * A command of the domain: parse the input, read once, decide, write once. Only the decision holds rules, and it is
 * a pure function. The conditions of the write say no more than: what the decision relied on still holds.
 */
export interface Command<Input, Found, Value, C extends Caller = Caller> {
  /** Its name: that of the GraphQL mutation. */
  name: string
  /** The schema that its input is parsed with. */
  input: v.GenericSchema<unknown, Input>
  /**
   * The reads it needs, all of one tick: one BatchGetItem. After a write that DynamoDB refused it is asked again, with
   * what it found `before`, and may read more to find out why.
   */
  read(call: Call<Input, C>, before?: Found): Partial<Record<keyof Found, Operation<unknown>>>
  /** What to do. */
  decide(call: Call<Input, C>, found: Found): Decision<Value>
  /** Reads what an earlier call of the same key made. */
  load?(call: Call<Input, C>, id: string): Operation<unknown>
  /** What it has to do with the payment provider. */
  payment?: PaymentFlow<Value>
}

/**
 * What a command does with the payment provider once its own write is durable. The answer is written next; a crash
 * between the two leaves a value of which `ask` says what is still to be asked.
 */
export interface PaymentFlow<Value> {
  /** What the provider has to be asked about this value now (epoch milliseconds); `undefined` when nothing is open. */
  ask(value: Value, now: number): PaymentRequest | undefined
  /** What follows from its answer: `write` or `done`. */
  settle(value: Value, answer: PaymentAnswer, moment: Moment): Settlement<Value>
  /** Reads the value as it is now, when somebody else was faster to write. */
  reload(value: Value): Operation<unknown>
}

/** How the sweep finishes a value that a request left open: it asks and settles as a command does, and then concludes. */
export interface Finishing<Value> extends PaymentFlow<Value> {
  /** What to do when the provider has been asked, if it had to be: end, put off, or leave alone what is settled. */
  conclude(value: Value, moment: Moment, answer?: PaymentAnswer): Settlement<Value>
}

/** What follows from the provider's answer. */
export type Settlement<Value> = Extract<Decision<Value>, { kind: 'write' | 'done' }>

/** Parses a command's input. Throws BAD_INPUT with every issue: `{ path, message }`. */
export function parseInput<Input>(schema: v.GenericSchema<unknown, Input>, input: unknown): Input {
  const parsed = v.safeParse(schema, input)
  if (parsed.success) return parsed.output
  throw new Refusal('BAD_INPUT', {
    issues: parsed.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message })),
  })
}

/** The decision to refuse. */
export const refuse = (code: ErrorCode, info?: Record<string, unknown>): { kind: 'refuse'; refusal: Refusal } => ({
  kind: 'refuse',
  refusal: new Refusal(code, info),
})

/** The decision to write, and what to answer when it was written. */
export const write = <Value>(operation: Operation<Written> | Operation<unknown>, value: Value): Settlement<Value> => ({
  kind: 'write',
  operation,
  value,
})
