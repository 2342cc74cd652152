import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { consistent } from '../db/operation.ts'
import { Operator, type OperatorRecord, operatorById } from '../operator/operator.ts'
import { LoyaltyRuleInput } from './rule.ts'

const input = v.object({ rule: v.nullable(LoyaltyRuleInput) })

type Staff = Extract<Caller, { kind: 'STAFF' }>
type SetCall = Call<v.InferOutput<typeof input>, Staff>

/**
 * An owner says what a purchase earns and what points are worth, or, without a rule, that there are none. It counts for the
 * vends that the stream brings from then on; points that were earned stay. 1 GetItem, 1 UpdateItem.
 */
export const setLoyalty: Command<SetCall['input'], { operator: OperatorRecord | null }, OperatorRecord, Staff> = {
  name: 'setLoyalty',
  input,
  read: ({ caller }) => ({ operator: consistent(operatorById(caller.operatorId)) }),
  decide({ caller, input }, { operator }) {
    if (!operator) return refuse('NOT_FOUND', { operatorId: caller.operatorId })
    const { loyalty: _, ...rest } = operator
    const changed = Operator.patch({ operatorId: caller.operatorId })
    if (!input.rule) return write(changed.remove(['loyalty']), rest)
    const { pointsPerUnit, pointValue, freeDrinkPoints } = input.rule
    const loyalty = { pointsPerUnit, pointValue, ...(freeDrinkPoints && { freeDrinkPoints }) }
    return write(changed.set({ loyalty }), { ...rest, loyalty })
  },
}
