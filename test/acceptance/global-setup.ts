import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Cloud, CloudOptions } from '@dispense/local'
import type { TestProject } from 'vitest/node'
import { seedTestCloud, startTestCloud } from './kit/cloud.ts'
import type { Target } from './kit/target.ts'

/** Starts one local cloud for all chapters, or points them at the deployed one that DISPENSE_URL names. */
const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const { DISPENSE_URL } = process.env
  if (DISPENSE_URL) {
    project.provide('target', deployed(DISPENSE_URL))
    return undefined
  }
  return await provideLocal(project)
}

/** Starts a local cloud with the demo in it, and points the tests of a project at it; answers how to stop it. */
export const provideLocal = async (project: TestProject, options: Partial<CloudOptions> = {}) => {
  const { cloud, stop } = await startTestCloud(options)
  try {
    await seedTestCloud(cloud)
  } catch (error) {
    await stop()
    throw error
  }
  const workers = await serveWorkers(cloud)
  project.provide('target', { ...local(cloud), workers: workers.url })
  return async () => {
    workers.stop()
    await stop()
  }
}

/** Says which processes serve a request right now, to tests that kill one: they are not in this process. */
const serveWorkers = async (cloud: Cloud) => {
  const server = createServer((_request, response) => {
    const busy = cloud.environments().filter(({ state }) => state === 'busy')
    response.end(JSON.stringify(busy.map(({ functionName, pid }) => ({ functionName, pid }))))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() }
}

const local = (cloud: Cloud): Target => {
  const { issuer = '', outputs, dataDir, endpoints, plan } = cloud
  const [table] = plan.tables
  const sweep = plan.functions.find(({ name }) => name === 'SweepHandler')
  return {
    kind: 'local',
    api: cloud.url,
    web: cloud.webUrl ?? '',
    issuer,
    clientId: String(outputs.clientId),
    dataDir,
    ...(sweep && { sweep: { functionName: sweep.functionName, endpoint: endpoints.lambda } }),
    ...(endpoints.stripe && { stripe: endpoints.stripe }),
    socket: cloud.socketUrl ?? '',
    ...(table && endpoints.dynamodb && { table: { name: table.tableName, endpoint: endpoints.dynamodb } }),
  }
}

const deployed = (url: string): Target => {
  const { DISPENSE_ISSUER = '', DISPENSE_SOCKET = '', DISPENSE_WEB = '', DISPENSE_TABLE } = process.env
  return {
    kind: 'deployed',
    api: url.replace(/\/(graphql)?$/, ''),
    issuer: DISPENSE_ISSUER,
    web: DISPENSE_WEB,
    clientId: '',
    dataDir: '',
    socket: DISPENSE_SOCKET,
    ...(DISPENSE_TABLE && { table: { name: DISPENSE_TABLE } }),
  }
}

export default setup
