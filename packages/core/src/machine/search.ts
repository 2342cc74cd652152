import * as v from 'valibot'
import { parseInput } from '../command.ts'
import { levelOf } from './low-stock.ts'
import { Machine, type MachineRecord, machinesOf } from './machine.ts'
import { statusOf } from './presence.ts'
import { type MachineStateRecord, slotKey } from './state.ts'

/** What a machine is in one word; of several things that hold the one that keeps most from selling. */
export const CONDITIONS = ['SELLING', 'BUSY', 'NEEDS_REFILL', 'STOPPED', 'OFFLINE', 'OUT_OF_SERVICE'] as const

/** What a machine is in one word. */
export type MachineCondition = (typeof CONDITIONS)[number]

const Words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))

/** Input schema of what machines are looked for by; all of it must fit. */
const filterInput = v.object({
  filter: v.nullish(
    v.object({
      text: v.nullish(Words),
      place: v.nullish(Words),
      tag: v.nullish(Words),
      conditions: v.nullish(v.pipe(v.array(v.picklist(CONDITIONS)), v.minLength(1), v.maxLength(CONDITIONS.length))),
      openAlerts: v.nullish(v.boolean()),
    }),
  ),
})

/** What machines are looked for by. */
export type MachineFilter = NonNullable<v.InferOutput<typeof filterInput>['filter']>

/** Parses what machines are looked for by; `undefined` when they are only listed. @throws Refusal BAD_INPUT */
export const parseMachineFilter = (filter: unknown): MachineFilter | undefined =>
  parseInput(filterInput, { filter }).filter ?? undefined

/** How many machines one call looks at: of 12 slots each, they are less than the 1 MB at which a Query ends. */
export const LOOKED_AT = 250

/** The next of an operator's machines that are looked through: 1 Query on gsi1, at most 1 MB. */
export const machinesToLookAt = (operatorId: string, cursor: string | null) =>
  machinesOf(operatorId, { limit: LOOKED_AT, cursor })

/** Whether a machine's description fits. */
export function isDescribedBy(machine: MachineRecord, { text, place, tag }: MachineFilter): boolean {
  const { name, code, tags = [] } = machine
  const known = [name, machine.place, code, ...tags].join(' ').toLowerCase()
  const words = text?.toLowerCase().split(/\s+/) ?? []
  return (
    words.every((word) => known.includes(word)) &&
    (place == null || machine.place === place) &&
    (tag == null || tags.includes(tag))
  )
}

/** The condition of a machine at an instant (epoch milliseconds). */
export function conditionOf(
  { planogram }: Pick<MachineRecord, 'planogram'>,
  state: MachineStateRecord,
  now: number,
): MachineCondition {
  const status = statusOf(state, now)
  if (status !== 'ONLINE') return status
  if (state.stoppedAt !== undefined) return 'STOPPED'
  if (state.activeVendId !== undefined) return 'BUSY'
  return planogram.some(({ code }) => levelOf(state, slotKey(code)) !== 'OK') ? 'NEEDS_REFILL' : 'SELLING'
}

/** Where a list goes on after this machine: what DynamoDB and ElectroDB would have said, had the page ended there. */
export function cursorAfter(machine: MachineRecord): string {
  const { Item } = Machine.put(machine).params<{ Item: Record<string, unknown> }>()
  const { pk, sk, gsi1pk, gsi1sk } = Item
  return Buffer.from(JSON.stringify({ pk, sk, gsi1pk, gsi1sk })).toString('base64url')
}
