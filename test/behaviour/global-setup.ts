import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startCloud } from '@dispense/local'
import type { TestProject } from 'vitest/node'
import type { Target } from './target.ts'

/** Starts one local cloud for all chapters, or points them at AWS when `BEHAVIOUR_OUTPUTS` names the outputs of a deployment. */
const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const file = process.env.BEHAVIOUR_OUTPUTS
  if (file !== undefined) {
    const outputs = JSON.parse(await readFile(file, 'utf8')) as Target['outputs']
    project.provide('behaviour', { outputs, endpoints: {}, isLocal: false })
    return undefined
  }
  const cloud = await startCloud({ root: join(import.meta.dirname, 'app') })
  const outputs = cloud.outputs as Target['outputs']
  const { dynamodb = '', lambda, s3, sqs } = cloud.endpoints
  project.provide('behaviour', { outputs, endpoints: { dynamodb, lambda, s3, sqs }, isLocal: true })
  return () => cloud.stop()
}

export default setup
