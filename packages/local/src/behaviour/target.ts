import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { startCloud } from '../cloud.ts'

/** What the behaviour suite runs against. */
export interface Target {
  /** What `run()` of the fixture returned. */
  readonly outputs: Readonly<Record<string, string>>
  /** Settings of an AWS SDK client of a service. */
  client(service: 's3' | 'sqs'): ClientSettings
  stop(): Promise<void>
}

interface ClientSettings {
  readonly endpoint?: string
  readonly region?: string
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

const FIXTURE = resolve(import.meta.dirname, '../../fixtures/behaviour')

/**
 * The local cloud with the fixture, or AWS when `BEHAVIOUR_OUTPUTS` names the `outputs.json` of a deployed one: the same
 * cases hold for both. On AWS, clients take region and credentials from the environment.
 */
export const startTarget = async (): Promise<Target> => {
  const file = process.env.BEHAVIOUR_OUTPUTS
  if (file !== undefined) {
    const outputs = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>
    return { outputs, client: () => ({}), stop: async () => undefined }
  }
  const cloud = await startCloud({ root: FIXTURE, config: join(FIXTURE, 'sst.config.mjs') })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return {
    outputs: cloud.outputs as Record<string, string>,
    client: (service) => ({ endpoint: cloud.endpoints[service], region: 'us-east-1', credentials }),
    stop: cloud.stop,
  }
}
