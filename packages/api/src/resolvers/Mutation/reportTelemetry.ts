import { reportTelemetry } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toTelemetry } from '../../models-of-machines.ts'

export const { before, functions, after } = commandPipeline(reportTelemetry, ['MACHINE'], toTelemetry)
