import type { Page } from '@dispense/appsync'
import { exceptionsOf, type MachineExceptionRecord } from '@dispense/core'
import type { Ctx } from '../../ctx.ts'
import { toException } from '../../models.ts'
import { pageOf, pageRequest } from '../../paging.ts'

export const request = (ctx: Ctx<'Machine', 'exceptions'>) =>
  exceptionsOf(ctx.source.id, pageRequest(ctx, ctx.source.id))

export const response = (ctx: Ctx<'Machine', 'exceptions', Page<MachineExceptionRecord>>) =>
  pageOf(ctx, ctx.result, toException, ctx.source.id)
