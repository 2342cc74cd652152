import { callerOf } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import type { MeModel } from '../../models.ts'

export const response = (ctx: Ctx<'Query', 'me'>): MeModel => {
  const caller = callerOf(ctx)
  return {
    kind: caller.kind,
    id: caller.kind === 'GUEST' ? null : caller.id,
    groups: caller.kind === 'STAFF' ? [...caller.groups] : [],
    operatorId: caller.kind === 'STAFF' || caller.kind === 'MACHINE' ? caller.operatorId : null,
  }
}
