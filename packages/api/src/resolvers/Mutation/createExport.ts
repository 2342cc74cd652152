import { createExport, type ExportRecord } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { EXPORTS, errandOf } from '../../exports.ts'
import { toExport } from '../../models-of-exports.ts'

const pipeline = commandPipeline(createExport, ['STAFF'], (record) => toExport(record))
type Steps = Parameters<typeof pipeline.after>[0]

/** Last step: somebody has to work at it. */
const startWorker = {
  dataSource: EXPORTS,
  request: ({ stash }: Steps) => {
    const record = stash.value as ExportRecord | null | undefined
    return record ? errandOf(record) : null
  },
}

export const { before, after } = pipeline
export const functions = [...pipeline.functions, startWorker]
