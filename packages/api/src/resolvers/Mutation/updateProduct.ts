import { updateProduct } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toProduct } from '../../models.ts'

export const { before, functions, after } = commandPipeline(updateProduct, ['STAFF'], toProduct)
