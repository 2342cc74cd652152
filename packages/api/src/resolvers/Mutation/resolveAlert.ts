import { resolveAlert } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toAlert } from '../../models-of-machines.ts'

export const { before, functions, after } = commandPipeline(resolveAlert, ['STAFF'], toAlert)
