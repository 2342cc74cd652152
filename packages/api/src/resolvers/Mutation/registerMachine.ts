import { registerMachine } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toMachine } from '../../models.ts'

export const { before, functions, after } = commandPipeline(registerMachine, ['STAFF'], toMachine)
