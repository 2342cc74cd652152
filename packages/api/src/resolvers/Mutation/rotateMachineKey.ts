import { rotateMachineKey } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toMachine } from '../../models.ts'

export const { before, functions, after } = commandPipeline(rotateMachineKey, ['MACHINE'], toMachine)
