import { type MachineStateRecord, stateOf, statusOf } from '@dispense/core'
import type { Ctx } from '../../ctx.ts'
import { present } from '../../present.ts'

export const request = ({ source }: Ctx<'Machine', 'status'>) => (source.state ? null : stateOf(source.id))

export const response = ({ source, result }: Ctx<'Machine', 'status', MachineStateRecord | null>) =>
  statusOf(present(source.state ?? result), Date.now())
