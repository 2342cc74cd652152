import { createPromotion } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toPromotion } from '../../models.ts'

export const { before, functions, after } = commandPipeline(createPromotion, ['STAFF'], toPromotion)
