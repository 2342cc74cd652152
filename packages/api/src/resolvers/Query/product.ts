import { type ProductRecord, productById } from '@dispense/core'
import { isVisible } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { parseId } from '../../ids.ts'
import { toProduct } from '../../models.ts'

export const request = ({ args }: Ctx<'Query', 'product'>) => productById(parseId(args.productId, 'productId'))

export const response = (ctx: Ctx<'Query', 'product', ProductRecord | null>) =>
  ctx.result && isVisible(ctx, ctx.result) ? toProduct(ctx.result) : null
