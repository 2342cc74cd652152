import { Refusal } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import type { AlertModel } from '../../models-of-machines.ts'
import { type EventSource, eventOf } from '../../subscriptions/source.ts'

type Field = Ctx<'Subscription', 'onAlert'>

export const request = (ctx: Field) => {
  if (callerAs(ctx, 'STAFF').operatorId !== ctx.args.operatorId) throw new Refusal('NOT_FOUND')
  return null
}

export const response = ({ source }: Field): AlertModel | null => eventOf<AlertModel>(source as EventSource) ?? null
