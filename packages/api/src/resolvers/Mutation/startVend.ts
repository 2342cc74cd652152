import { startVend } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toStartedVend } from '../../models.ts'

export const { before, functions, after } = commandPipeline(startVend, ['CUSTOMER', 'GUEST'], toStartedVend)
