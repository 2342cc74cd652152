import { maySee, type VendRecord, vendById } from '@dispense/core'
import { callerOf } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { parseId } from '../../ids.ts'
import { toVend } from '../../models.ts'
import { isReceipt } from '../../receipt.ts'

export const request = ({ args }: Ctx<'Query', 'vend'>) => vendById(parseId(args.vendId, 'vendId'))

export const response = (ctx: Ctx<'Query', 'vend', VendRecord | null>) =>
  ctx.result && (maySee(callerOf(ctx), ctx.result) || isReceipt(ctx.env, ctx.result.vendId, ctx.args.receiptToken))
    ? toVend(ctx.result)
    : null
