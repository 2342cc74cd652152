import { sendMachineCommand } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toOutboxCommand } from '../../models-of-machines.ts'

export const { before, functions, after } = commandPipeline(sendMachineCommand, ['STAFF'], (command) =>
  toOutboxCommand(command),
)
