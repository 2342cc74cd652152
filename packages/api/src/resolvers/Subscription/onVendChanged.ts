import { maySee, Refusal, type VendRecord, vendById } from '@dispense/core'
import { callerOf } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { parseId } from '../../ids.ts'
import { toVend, type VendModel } from '../../models.ts'
import { isReceipt } from '../../receipt.ts'
import { type EventSource, eventOf } from '../../subscriptions/source.ts'

type Field = Ctx<'Subscription', 'onVendChanged', VendRecord | null>

export const request = ({ args, source }: Field) =>
  eventOf(source as EventSource) ? null : vendById(parseId(args.vendId, 'vendId'))

export const response = (ctx: Field): VendModel => {
  const vend = eventOf<VendModel>(ctx.source as EventSource) ?? (ctx.result && toVend(ctx.result))
  if (!vend || !(maySee(callerOf(ctx), vend) || isReceipt(ctx.env, vend.id, ctx.args.receiptToken))) {
    throw new Refusal('NOT_FOUND')
  }
  return vend
}
