import { type LoyaltyItems, loyaltyOf } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { parseId } from '../../ids.ts'
import { toLoyalty } from '../../models-of-reports.ts'

export const request = (ctx: Ctx<'Query', 'loyalty'>) =>
  loyaltyOf(parseId(ctx.args.operatorId, 'operatorId'), callerAs(ctx, 'CUSTOMER').id)

export const response = ({ args, result }: Ctx<'Query', 'loyalty', { data: LoyaltyItems }>) =>
  toLoyalty(args.operatorId, result.data, Date.now())
