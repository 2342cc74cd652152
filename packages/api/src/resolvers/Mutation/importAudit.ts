import { importAudit } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toAudit } from '../../models-of-audits.ts'

export const { before, functions, after } = commandPipeline(importAudit, ['STAFF', 'MACHINE'], toAudit)
