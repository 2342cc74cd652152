import { reportOfflineVends } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toOfflineResult } from '../../models.ts'

export const { before, functions, after } = commandPipeline(reportOfflineVends, ['MACHINE'], (results) =>
  results.map(toOfflineResult),
)
