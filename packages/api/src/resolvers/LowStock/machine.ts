import { type MachineRecord, machineById } from '@dispense/core'
import type { Ctx } from '../../ctx.ts'
import { toMachine } from '../../models.ts'
import { present } from '../../present.ts'

export const request = ({ source }: Ctx<'LowStock', 'machine'>) => machineById(source.machineId)

export const response = ({ result }: Ctx<'LowStock', 'machine', MachineRecord | null>) => toMachine(present(result))
