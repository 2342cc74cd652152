import { type MachineStateRecord, statusOf } from '@dispense/core'
import type { Ctx } from '../../ctx.ts'
import { readStateOf } from '../../machine-state.ts'
import { present } from '../../present.ts'

export const request = ({ source }: Ctx<'Machine', 'status'>) => readStateOf(source)

export const response = ({ source, result }: Ctx<'Machine', 'status', MachineStateRecord | null>) =>
  statusOf(present(source.state ?? result), Date.now())
