import { setTimeout as sleep } from 'node:timers/promises'
import { between } from '../sim/roll.ts'
import type { Caller } from '../world/callers.ts'
import type { Cloud, TypedDocument } from '../world/cloud.ts'
import type { Answer } from '../world/serve.ts'

/** One thing that somebody wants done, however often it takes. */
export interface Wish<Data, Variables> {
  /** Its name in the simulation. */
  name: string
  caller: Caller
  document: TypedDocument<Data, Variables>
  variables: Variables
  /** Codes that mean: try again in a moment. */
  passing?: readonly string[]
  /** How often it is tried. */
  attempts?: number
}

/** Codes after which the same call is sent again: nobody knows, or somebody else was faster. */
const PASSING = ['CONFLICT', 'TIMEOUT', 'INTERNAL']

/** How much longer somebody waits who was told to come back, in milliseconds. */
const BUSY = 3500

/**
 * Sends a call as a phone or a machine on a bad network does: up to three copies at once, and again, with the same
 * input, while there is no answer that settles it. Answers all that was heard.
 */
export async function insist<Data, Variables extends Record<string, unknown>>(
  cloud: Cloud,
  { name, caller, document, variables, passing = [], attempts = 6 }: Wish<Data, Variables>,
): Promise<Answer<Data>[]> {
  const { seed } = cloud.simulation
  const heard: Answer<Data>[] = []
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const call = `${name}.${attempt}`
    const doubled = cloud.plan.meet(`${call}#copies`, { 'duplicate request': 0.3 })
    const copies = doubled ? between(2, 3, seed, call, 'copies') : 1
    const answers = await Promise.all(
      Array.from({ length: copies }, (_, copy) => cloud.ask(`${call}${'abc'[copy]}`, caller, document, variables)),
    )
    heard.push(...answers)
    if (answers.some((answer) => isFinal(answer, passing))) break
    const busy = answers.some((answer) => 'code' in answer && passing.includes(answer.code))
    await sleep(between(200, 2500, seed, call, 'wait') + (busy ? BUSY : 0))
  }
  return heard
}

/** The last thing that was heard and settles it. */
export const settledBy = <Data>(heard: readonly Answer<Data>[]): Answer<Data> =>
  heard.find((answer) => 'data' in answer) ?? heard.findLast((answer) => 'code' in answer) ?? { lost: true }

const isFinal = <Data>(answer: Answer<Data>, passing: readonly string[]): boolean =>
  'data' in answer || ('code' in answer && !PASSING.includes(answer.code) && !passing.includes(answer.code))
