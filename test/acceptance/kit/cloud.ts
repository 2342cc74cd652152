import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { type Cloud, type CloudEvent, type CloudOptions, startCloud } from '@dispense/local'
import { createClient, demoUsers, seedDemo } from '@dispense/simulator'
import { chapterUsers, crowdUsers, founder } from './crowd.ts'

/** The folder of the project. */
export const root: string = resolve(import.meta.dirname, '../../..')

/** A local cloud for tests, on free ports. */
export interface TestCloud {
  cloud: Cloud
  stop(): Promise<void>
}

/** Starts a local cloud whose user pool has the people of the demo and the crowd. */
export const startTestCloud = async (options: Partial<CloudOptions> = {}): Promise<TestCloud> => {
  const folder = await mkdtemp(join(tmpdir(), 'dispense-acceptance-'))
  const users = join(folder, 'users.json')
  await writeFile(users, JSON.stringify([...demoUsers, ...crowdUsers, ...chapterUsers, founder]))
  const cloud = await startCloud({ root, users, log, ...options })
  const stop = async () => {
    await cloud.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { cloud, stop }
}

/** Shows what functions print when DISPENSE_LOG is set: for whoever looks for the cause of a failure. */
const log = (event: CloudEvent) => {
  if (process.env.DISPENSE_LOG && event.type === 'function') console.error(event.line.line)
}

/** Puts the demo into a cloud; the keys of its machines are in `machines/` of the cloud's data folder. */
export const seedTestCloud = async (cloud: Cloud): Promise<void> => {
  const seed = cloud.plan.functions.find(({ name }) => name === 'Seed')
  if (!seed) throw new Error('sst.config.ts has no function Seed in this stage')
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const lambda = new LambdaClient({ endpoint: cloud.endpoints.lambda, region: 'us-east-1', credentials })
  try {
    const client = createClient({ url: `${cloud.url}/graphql` })
    await seedDemo(lambda, seed.functionName, { dataDir: cloud.dataDir, client })
  } finally {
    lambda.destroy()
  }
}
