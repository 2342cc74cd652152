import type { DataSource } from '@dispense/appsync'
import type { ExportKey, ExportRecord } from '@dispense/core'
import type { LogError } from './format-error.ts'

/** What the API has to do with files of exports. */
export interface ExportDesk {
  /** Starts a worker, and does not wait for it. */
  start(key: ExportKey): Promise<void>
  /** An address that opens one object for so many seconds, which is saved under this name. */
  link(key: string, seconds: number, fileName: string): Promise<string>
}

/** What is asked of the desk: to start a worker, or for the address of a finished file. */
export type ExportErrand = { start: ExportKey } | { objectKey: string; fileName: string }

/** How long a file can be downloaded by its address. */
const LINK_SECONDS = 300

/** The name of the data source that starts workers and signs addresses. */
export const EXPORTS = 'exports'

/** The data source of exports. A worker that cannot be started is no error: the sweep starts it within a minute or two. */
export const exportSource = (desk: ExportDesk | undefined, log: LogError): DataSource => ({
  type: 'Export',
  execute: async (request) => {
    if (!request) return null
    if (!desk) throw new Error('There is no bucket for exports')
    const errand = request as ExportErrand
    if ('objectKey' in errand) return await desk.link(errand.objectKey, LINK_SECONDS, errand.fileName)
    await desk.start(errand.start).catch((error: unknown) => log('The worker of an export could not be started', error))
    return null
  },
})

/** What has to be done about an export that was just asked for. */
export const errandOf = ({ operatorId, exportId, state }: ExportRecord): ExportErrand | null =>
  state === 'QUEUED' ? { start: { operatorId, exportId } } : null
