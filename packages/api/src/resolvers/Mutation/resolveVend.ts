import { resolveVend } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toVend } from '../../models.ts'

export const { before, functions, after } = commandPipeline(resolveVend, ['STAFF'], toVend)
