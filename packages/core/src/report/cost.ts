import * as v from 'valibot'
import { parseInput } from '../command.ts'

const whole = (from: number, to: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(from, `must be at least ${from}`), v.maxValue(to, `must be at most ${to}`))

/** Input schema of a fleet whose cost is estimated. */
export const costInput = v.object({
  machines: whole(0, 10_000_000),
  vendsPerDay: whole(0, 100_000_000),
  cardPercent: whole(0, 100),
  servers: whole(1, 10_000),
})

/** Parses what a caller wants to estimate. @throws Refusal BAD_INPUT */
export const parseCost = (input: unknown): v.InferOutput<typeof costInput> => parseInput(costInput, input)
