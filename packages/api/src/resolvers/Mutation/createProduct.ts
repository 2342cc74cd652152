import { createProduct } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toProduct } from '../../models.ts'

export const { before, functions, after } = commandPipeline(createProduct, ['STAFF'], toProduct)
