import { execFile } from 'node:child_process'
import { promisify, stripVTControlCharacters } from 'node:util'
import { createClient, readMachineKey } from '@dispense/simulator'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { FindMachineDocument } from './generated/operations.ts'
import { root, startTestCloud, type TestCloud } from './kit/cloud.ts'
import { isLocal } from './kit/target.ts'

/** A cloud as `npm start` has it: with the dev command that seeds the demo, says where everything is and runs the fleet. */
let demo: TestCloud
const lines: string[] = []
const printed = () => stripVTControlCharacters(lines.join('\n'))

describe.runIf(isLocal)('npm start', () => {
  beforeAll(async () => {
    demo = await startTestCloud({
      commands: true,
      log: (event) => {
        if (event.type === 'command') lines.push(event.line)
      },
    })
    await vi.waitFor(() => expect(printed()).toContain('A simulated machine takes it'), { timeout: 60_000 })
  }, 120_000)

  afterAll(() => demo?.stop())

  test('prints addresses that are there, and the identities with how to get their tokens', async () => {
    for (const path of ['/graphql', '/explore', '/healthz']) {
      const address = `${demo.cloud.url}${path}`
      expect(printed()).toContain(address)
      expect((await fetch(address, { headers: { accept: 'text/html' } })).status).toBe(200)
    }
    expect(printed()).toContain('npm run --silent token -- owner:acme')
    expect(printed()).toContain('npm run --silent token -- machine:acme-0001')
  })

  test('prints a command that buys a drink, each time it is pasted', async () => {
    const command = /^curl .*\n.*\n.*$/m.exec(printed())?.[0] ?? ''
    const env = { ...process.env, DISPENSE_DATA_DIR: demo.cloud.dataDir }
    const ids: unknown[] = []
    for (const _ of ['once', 'twice']) {
      const stdout = await paste(command, env)
      expect(JSON.parse(stdout), stdout).toMatchObject({ data: { startVend: { state: 'AUTHORIZED' } } })
      ids.push(JSON.parse(stdout).data.startVend.id)
      await expect.poll(busy, { timeout: 30_000 }).toBe(false)
    }
    expect(new Set(ids).size).toBe(2)
    const done = () => printed().match(/^acme-0001 A1 SUCCESS -> COMPLETED$/gm)
    await expect.poll(done, { timeout: 10_000 }).toHaveLength(2)
  })

  test('keeps a key for each machine', async () => {
    expect((await readMachineKey(demo.cloud.dataDir, 'globex-0006')).privateKey.crv).toBe('Ed25519')
  })
})

/** Pastes a command, and as the error says once more when the machine was being changed or busy: the demo has just begun. */
async function paste(command: string, env: NodeJS.ProcessEnv): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const { stdout } = await promisify(execFile)('bash', ['-c', command], { cwd: root, env })
    if (attempt === 5 || !/"code":"(CONFLICT|MACHINE_BUSY)"/.test(stdout)) return stdout
  }
}

const busy = async () => {
  const guest = createClient({ url: `${demo.cloud.url}/graphql` })
  return (await guest.request(FindMachineDocument, { code: 'ACME-0001' })).machineByCode?.busy
}
