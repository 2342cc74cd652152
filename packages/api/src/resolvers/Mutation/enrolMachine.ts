import { enrolMachine } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toEnrolledMachine } from '../../models.ts'

export const { before, functions, after } = commandPipeline(
  enrolMachine,
  ['GUEST', 'CUSTOMER', 'STAFF', 'MACHINE'],
  toEnrolledMachine,
)
