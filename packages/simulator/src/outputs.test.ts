import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readOutputs } from './outputs.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'dispense-outputs-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

const save = async (text: string): Promise<void> => writeFile(join(dataDir, 'outputs.json'), text)

test('the outputs say where the cloud is; a slash at the end of the address does not matter', async () => {
  await save(
    '{"api": "http://localhost:4000/", "web": "http://localhost:4007", "socket": "ws://localhost:4004/s", "issuer": "http://i", "clientId": "web", "table": "t"}',
  )
  expect(await readOutputs(dataDir)).toEqual({
    api: 'http://localhost:4000',
    web: 'http://localhost:4007',
    socket: 'ws://localhost:4004/s',
    issuer: 'http://i',
    clientId: 'web',
  })
})

test('without outputs the cloud is not running, and the message says how to start it', async () => {
  await expect(readOutputs(dataDir)).rejects.toMatchObject({
    code: 'CLOUD_NOT_RUNNING',
    fix: 'Start it with: npm start',
  })
})

test.for(['{"api": ', '{}', '{"api": 1, "socket": "s", "issuer": "i", "clientId": "c"}'])(
  'outputs that are damaged (%s) are none',
  async (text) => {
    await save(text)
    await expect(readOutputs(dataDir)).rejects.toMatchObject({ code: 'CLOUD_NOT_RUNNING' })
  },
)
