/**
 * The dev command `Demo` of sst.config.ts: seeds the demo, prints where everything is, and runs the quiet fleet until it
 * is told to stop.
 */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { Resource } from 'sst'
import { renderBanner } from './banner.ts'
import { createClient } from './client.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { describeError, SimulatorError } from './errors.ts'
import { runFleet } from './fleet.ts'
import { MachineByCodeDocument } from './generated/operations.ts'
import { readOutputs } from './outputs.ts'
import { seedDemo } from './seed.ts'

/** Where the example buys: the first demo machine. */
const EXAMPLE_CODE = 'ACME-0001'

/** How long the API may take to come up, in milliseconds. */
const START_TIMEOUT_MS = 60_000

const runDemo = async ({ dataDir, fleet, host }: Environment, signal: AbortSignal) => {
  const { api, web, socket } = await readOutputs(dataDir)
  const url = `${api}/graphql`
  const client = createClient({ url })
  await untilHealthy(api, signal)
  const { demo, keys } = await seedDemo(new LambdaClient(), Resource.Seed.name, { dataDir, client })
  const { machineByCode: machine } = await client.request(MachineByCodeDocument, { code: EXAMPLE_CODE })
  if (machine) console.log(renderBanner({ api, web, host, demo, machine, fleet }))
  if (fleet) await runFleet({ url, socketUrl: socket, keys, signal, log: console.log })
}

const untilHealthy = async (api: string, signal: AbortSignal) => {
  const deadline = Date.now() + START_TIMEOUT_MS
  let said = 'nothing answers'
  while (Date.now() < deadline) {
    const response = await fetch(`${api}/healthz`, { signal }).catch(() => undefined)
    if (response?.ok) return
    if (response) said = `HTTP ${response.status} ${await response.text()}`
    await sleep(250, undefined, { signal })
  }
  throw new SimulatorError('CLOUD_NOT_RUNNING', `${api}/healthz is not healthy: ${said}.`, 'See the messages above.')
}

const stop = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())

const environment = readEnvironment()

try {
  await runDemo(environment, stop.signal)
} catch (error) {
  if (!stop.signal.aborted) {
    console.error(describeError(error))
    if (!(error instanceof SimulatorError))
      console.error(`What the functions said: ${join(environment.dataDir, 'logs')}`)
    process.exitCode = 1
  }
}
