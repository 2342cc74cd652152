import type { Page } from '@dispense/appsync'
import { type PersonRecord, peopleOf } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toPerson } from '../../models-of-people.ts'
import { pageOf, pageRequest } from '../../paging.ts'

export const request = (ctx: Ctx<'Query', 'people'>) => {
  const { operatorId } = callerAs(ctx, 'STAFF')
  return peopleOf(operatorId, pageRequest(ctx, operatorId))
}

export const response = (ctx: Ctx<'Query', 'people', Page<PersonRecord>>) =>
  pageOf(ctx, ctx.result, toPerson, callerAs(ctx, 'STAFF').operatorId)
