import type { MachineStateRecord } from '@dispense/core'
import type { Ctx } from '../../ctx.ts'
import { readStateOf } from '../../machine-state.ts'
import { toSlot } from '../../models.ts'
import { present } from '../../present.ts'

export const request = ({ source }: Ctx<'Machine', 'slots'>) => readStateOf(source)

export const response = ({ source, result }: Ctx<'Machine', 'slots', MachineStateRecord | null>) => {
  const state = present(source.state ?? result)
  const now = Date.now()
  return source.planogram.map((slot) => toSlot(slot, source.pricing, state, now))
}
