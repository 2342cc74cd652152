import { startVend } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toVend } from '../../models.ts'

export const { before, functions, after } = commandPipeline(startVend, ['CUSTOMER'], toVend)
