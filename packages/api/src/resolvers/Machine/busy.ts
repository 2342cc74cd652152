import { type MachineStateRecord, stateOf } from '@dispense/core'
import type { Ctx } from '../../ctx.ts'
import { present } from '../../present.ts'

export const request = ({ source }: Ctx<'Machine', 'busy'>) => (source.state ? null : stateOf(source.id))

export const response = ({ source, result }: Ctx<'Machine', 'busy', MachineStateRecord | null>) =>
  present(source.state ?? result).activeVendId !== undefined
