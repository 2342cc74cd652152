import { setLoyalty } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toOperator } from '../../models.ts'

export const { before, functions, after } = commandPipeline(setLoyalty, ['STAFF'], toOperator)
