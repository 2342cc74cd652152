import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { demoMachineIds, readMachineKey, runFleet } from '@dispense/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from './kit/cloud.ts'
import { difference, runnableBlocks } from './kit/readme.ts'
import { endpoint, isLocal, target } from './kit/target.ts'

/** Where the README says that the local cloud is. */
const README_URL = 'http://localhost:4000'

const blocks = runnableBlocks(readFileSync(join(root, 'README.md'), 'utf8'))

describe.runIf(isLocal)('the commands of the README', () => {
  const stop = new AbortController()
  let fleet: Promise<void>

  beforeAll(async () => {
    // The machines of the demo work, as they do after `npm start`.
    const keys = await Promise.all(demoMachineIds.map((machineId) => readMachineKey(target.dataDir, machineId)))
    fleet = runFleet({ url: endpoint, keys, socketUrl: target.socket, signal: stop.signal, dispenseMs: 100 })
  })

  afterAll(async () => {
    stop.abort()
    await fleet
  })

  test('are there', () => {
    expect(blocks.length).toBeGreaterThan(0)
  })

  test.for(blocks)('work as it says: line $line', { timeout: 120_000 }, async ({ script, expected }) => {
    const { stdout } = await run(script.replaceAll(README_URL, target.api))
    if (expected) expect(difference(expected, stdout), stdout).toBeUndefined()
  })
})

/** Runs commands in bash, in the project's folder, against the cloud of this run; rejects when one fails. */
const run = (script: string) =>
  promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: root,
    env: { ...process.env, DISPENSE_DATA_DIR: target.dataDir },
    timeout: 100_000,
  })
