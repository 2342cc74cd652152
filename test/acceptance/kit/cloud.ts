import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { type Cloud, type CloudEvent, type CloudOptions, startCloud } from '@dispense/local'
import { demoUsers, seedDemo } from '@dispense/simulator'
import { crowdUsers } from './crowd.ts'

/** The folder of the project. */
export const root: string = resolve(import.meta.dirname, '../../..')

/** A local cloud for tests, on free ports, its tables in memory, the demo and the crowd in it. */
export interface TestCloud {
  cloud: Cloud
  /** What its functions said, for the message of a test that fails. */
  log: string[]
  stop(): Promise<void>
}

/** Starts a local cloud with the demo seeded, and a crowd of customers besides. */
export const startTestCloud = async (options: Partial<CloudOptions> = {}): Promise<TestCloud> => {
  const folder = await mkdtemp(join(tmpdir(), 'dispense-acceptance-'))
  const users = join(folder, 'users.json')
  await writeFile(users, JSON.stringify([...demoUsers, ...crowdUsers]))
  const log: string[] = []
  const cloud = await startCloud({ root, users, log: (event) => keep(log, event), ...options })
  const stop = async () => {
    await cloud.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await seed(cloud)
    return { cloud, log, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const keep = (log: string[], event: CloudEvent) => {
  if (event.type === 'function') log.push(JSON.stringify(event.line))
  if (event.type === 'step') log.push(event.message)
}

/** The demo, in a stage that has one. */
const seed = async (cloud: Cloud) => {
  const name = cloud.plan.functions.find((one) => one.name === 'Seed')?.functionName
  if (!name) return
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const lambda = new LambdaClient({ endpoint: cloud.endpoints.lambda, region: 'us-east-1', credentials })
  try {
    await seedDemo(lambda, name, cloud.dataDir)
  } finally {
    lambda.destroy()
  }
}
