import type { MachineStateRecord } from '@dispense/core'
import type { Ctx } from '../../ctx.ts'
import { readStateOf } from '../../machine-state.ts'
import { present } from '../../present.ts'

export const request = ({ source }: Ctx<'Machine', 'busy'>) => readStateOf(source)

export const response = ({ source, result }: Ctx<'Machine', 'busy', MachineStateRecord | null>) =>
  present(source.state ?? result).activeVendId !== undefined
