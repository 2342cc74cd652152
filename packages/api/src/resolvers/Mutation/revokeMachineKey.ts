import { revokeMachineKey } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toMachine } from '../../models.ts'

export const { before, functions, after } = commandPipeline(revokeMachineKey, ['STAFF'], toMachine)
