import { acknowledgeCommand } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toOutboxCommand } from '../../models-of-machines.ts'

export const { before, functions, after } = commandPipeline(acknowledgeCommand, ['MACHINE'], (command) =>
  toOutboxCommand(command),
)
