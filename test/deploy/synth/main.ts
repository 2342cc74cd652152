/**
 * Runs sst.config.ts under Pulumi's mocks with SST's own components, and prints what it asked for as JSON.
 * Arguments: stage, and `deploy` or `dev`. One execution a process, because Pulumi keeps its state in its modules.
 */
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { loadProgram } from './bundle.ts'
import { createMocks, type Resource } from './mocks.ts'
import { platformFolder } from './platform.ts'
import { startRpc } from './rpc.ts'

const root = resolve(import.meta.dirname, '../../..')
const [stage = 'test', mode = 'deploy'] = process.argv.slice(2)
const work = await mkdtemp(join(tmpdir(), 'dispense-synth-'))
// At the very end, because SST writes into it after the outputs are there.
process.on('exit', () => rmSync(work, { recursive: true, force: true }))
const rpc = await startRpc(root, join(platformFolder(root), 'dist', 'nodejs-bridge'))

try {
  process.stdout.write(JSON.stringify(await synthesize()))
} finally {
  rpc.close()
}

async function synthesize() {
  process.env.SST_SERVER = rpc.url
  process.env.SST_SECRET_NextTokenKey = 'a secret of the test'
  const app = { stage, providers: { aws: true } }
  const paths = { home: work, root, work, platform: platformFolder(root) }
  Object.assign(globalThis, {
    $app: app,
    $dev: mode === 'dev',
    $cli: { command: mode, rpc: '', paths, state: { version: {} } },
  })

  // Where the sites are built to: nothing is built here, and SST looks whether the folder is there.
  for (const site of ['console', 'phone']) await mkdir(join(root, 'packages/web/dist', site), { recursive: true })
  const { config, run, pulumi } = await loadProgram(root)
  Object.assign(app, config.app({ stage }))
  const resources: Resource[] = []
  await pulumi.runtime.setMocks(createMocks(resources), 'dispense', stage, false)
  const outputs = await pulumi.runtime.runInPulumiStack(() => run(config.run))
  await pulumi.runtime.disconnect()
  return { app, outputs, resources }
}
