import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startCloud } from '@dispense/local'
import WebSocket from 'ws'

const CONFIG = `export default $config({
  app: () => ({ name: 'echo', home: 'aws' }),
  async run() {
    const socket = new sst.aws.ApiGatewayWebSocket('Socket')
    const environment = { MANAGEMENT: socket.managementEndpoint }
    const echo = new sst.aws.Function('Echo', { handler: 'src/echo.handler', memory: '1024 MB', environment })
    for (const route of ['$connect', '$disconnect', '$default']) socket.route(route, echo.arn)
    return {}
  },
})
`

const HANDLER = `export async function handler({ body, requestContext: { connectionId, eventType } }) {
  const path = '/@connections/' + encodeURIComponent(connectionId)
  if (eventType === 'MESSAGE') await fetch(process.env.MANAGEMENT + path, { method: 'POST', body })
  return { statusCode: 200 }
}
`

/** A WebSocket API whose function sends each message back, and does nothing else: the floor of any message through it. */
export interface Echo {
  /** How long a message takes there and back, in milliseconds. */
  measure(): Promise<number>
  stop(): Promise<void>
}

/** Starts a local cloud with nothing but the echo, and connects to it. */
export async function startEcho(): Promise<Echo> {
  const root = await mkdtemp(join(tmpdir(), 'bench-echo-'))
  await mkdir(join(root, 'src'))
  await writeFile(join(root, 'sst.config.ts'), CONFIG)
  await writeFile(join(root, 'src', 'echo.ts'), HANDLER)
  await symlink(resolve(import.meta.dirname, '../../../node_modules'), join(root, 'node_modules'), 'dir')
  const cloud = await startCloud({ root })
  const socket = new WebSocket(cloud.socketUrl ?? '')
  await new Promise((done, fail) => socket.once('open', done).once('error', fail))
  return {
    async measure() {
      const sent = performance.now()
      const answered = new Promise((done) => socket.once('message', done))
      socket.send('x'.repeat(200))
      await answered
      return performance.now() - sent
    },
    async stop() {
      socket.close()
      await cloud.stop()
      await rm(root, { recursive: true, force: true })
    },
  }
}
