import { renewEnrolment } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toEnrollingMachine } from '../../models.ts'

export const { before, functions, after } = commandPipeline(renewEnrolment, ['STAFF'], toEnrollingMachine)
