import { createWriteTransaction } from '../db/electro.ts'
import { type Operation, transaction, type Written } from '../db/operation.ts'
import { Machine, type MachineRecord } from '../machine/machine.ts'
import { MachineState } from '../machine/state.ts'
import type { PromotionRule } from './offer.ts'
import { isOver, type PromotionRecord } from './promotion.ts'

/**
 * A machine after its operator's promotions changed: it carries a copy of those that concern it, so that a price needs no
 * read of its own, and its planogram's version grows, because a customer who saw the old price must be told. `null` when
 * it carries them already. Those that are over are left out. 1 transaction of 2 items.
 */
export function promoteMachine(
  machine: MachineRecord,
  promotions: readonly PromotionRecord[],
  now: number,
): Operation<Written> | null {
  const rules = rulesFor(machine, promotions, now)
  if (JSON.stringify(rules) === JSON.stringify((machine.promotions ?? []).map(ruleOf))) return null
  const planogramVersion = machine.planogramVersion + 1
  return transaction((commit) =>
    createWriteTransaction({ Machine, MachineState }, (table) => [
      table.Machine.patch({ machineId: machine.machineId })
        .set({ promotions: rules, planogramVersion, updatedAt: new Date(now).toISOString() })
        .where((item, op) => op.eq(item.planogramVersion, machine.planogramVersion))
        .commit(commit),
      table.MachineState.patch({ machineId: machine.machineId })
        .set({ planogramVersion })
        .where((item, op) => op.eq(item.planogramVersion, machine.planogramVersion))
        .commit(commit),
    ]),
  )
}

const rulesFor = ({ machineId }: MachineRecord, promotions: readonly PromotionRecord[], now: number): PromotionRule[] =>
  promotions
    .filter((promotion) => promotion.enabled && !isOver(promotion, now))
    .filter(({ machineIds }) => machineIds.length === 0 || machineIds.includes(machineId))
    .map(ruleOf)
    .sort((a, b) => (a.promotionId < b.promotionId ? -1 : 1))

/** What a machine copies, always in this order. */
const ruleOf = (rule: PromotionRule): PromotionRule => ({
  promotionId: rule.promotionId,
  name: rule.name,
  ...(rule.percent !== undefined && { percent: rule.percent }),
  ...(rule.amount !== undefined && { amount: rule.amount }),
  ...(rule.price !== undefined && { price: rule.price }),
  productIds: [...rule.productIds],
  days: [...rule.days],
  from: rule.from,
  until: rule.until,
  ...(rule.startDate !== undefined && { startDate: rule.startDate }),
  ...(rule.endDate !== undefined && { endDate: rule.endDate }),
})
