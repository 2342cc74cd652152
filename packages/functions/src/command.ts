import type { Call, Caller, Command, Operation, RunOptions, Written } from '@dispense/core'
import { newId } from '@dispense/core'

/** How often a command reads and decides, when others write at the same time, before it is left for the next try. */
const ROUNDS = 4

type Own = Pick<Call<unknown>, 'secretOf' | 'paymentProvider' | 'playMoney'>

/** What a command knows only within a request. */
const OUTSIDE: Own = {
  secretOf: () => {
    throw new Error('Outside of a request there are no secrets')
  },
  paymentProvider: '',
  playMoney: false,
}

/**
 * Carries out a command outside of a request, as the API's pipeline does it: read, decide, write; and again when somebody else
 * was faster. What it has to ask of a payment provider is left to the sweep.
 * @returns what it made, or made before
 * @throws Refusal; Error when it is overtaken again and again
 */
export async function carryOut<Input, Found, Value, C extends Caller>(
  command: Command<Input, Found, Value, C>,
  caller: C,
  input: Input,
  electro: RunOptions,
): Promise<Value> {
  const now = Date.now()
  const call: Call<Input, C> = { caller, input, now, id: newId(now), ...OUTSIDE }
  let found: Found | undefined
  for (let round = 0; round < ROUNDS; round += 1) {
    const reads = Object.entries<Operation | undefined>(command.read(call, found))
    const answers = reads.map(async ([name, read]) => [name, read && (await answerOf(read, electro))] as const)
    found = Object.fromEntries(await Promise.all(answers)) as Found
    const decision = command.decide(call, found)
    if (decision.kind === 'refuse') throw decision.refusal
    if (decision.kind === 'done') return decision.value
    if (decision.kind === 'replay') {
      const made = command.load && (await answerOf(command.load(call, decision.id), electro))
      return made as Value
    }
    const { canceled } = (await decision.operation.go(electro)) as Written
    if (!canceled) return decision.value
  }
  throw new Error(`${command.name} was overtaken ${ROUNDS} times`)
}

async function answerOf(operation: Operation, electro: RunOptions): Promise<unknown> {
  return ((await operation.go(electro)) as { data: unknown }).data
}
