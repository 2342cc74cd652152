import { changeRole } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toPerson } from '../../models-of-people.ts'

export const { before, functions, after } = commandPipeline(changeRole, ['STAFF'], toPerson)
