import { type MachineRecord, machineById } from '@dispense/core'
import type { Ctx } from '../../ctx.ts'
import { toMachine } from '../../models.ts'
import { present } from '../../present.ts'

export const request = ({ source }: Ctx<'EnrolledMachine', 'machine'>) => machineById(source.machineId)

export const response = ({ result }: Ctx<'EnrolledMachine', 'machine', MachineRecord | null>) =>
  toMachine(present(result))
