import { closeException } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toException } from '../../models.ts'

export const { before, functions, after } = commandPipeline(closeException, ['STAFF'], toException)
