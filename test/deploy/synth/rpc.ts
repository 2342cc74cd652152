import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** A call of SST's components to the `sst` program that started them. */
interface Call {
  method: string
  params: [Record<string, unknown>]
}

/** The `sst` program as its components see it. */
export interface RpcServer {
  /** For `SST_SERVER`. */
  url: string
  close(): void
}

/**
 * Stands for the `sst` program: answers what its components ask while they describe resources. A function's bundle is not
 * made (its handler file must be there), since what is tested is the description.
 * @param root folder of sst.config.ts
 * @param bundle an existing folder, given as every function's bundle
 */
export async function startRpc(root: string, bundle: string): Promise<RpcServer> {
  const answers: Record<string, (args: Record<string, unknown>) => unknown> = {
    'Provider.Aws.Bootstrap': () => ({ asset: 'sst-asset', state: 'sst-state' }),
    'Provider.Aws.Appsync': () => ({ http: 'live.example', realtime: 'live.example' }),
    'Runtime.AddTarget': () => null,
    'Runtime.Build': ({ handler }) => {
      const source = String(handler).replace(/\.\w+$/, '.ts')
      const errors = existsSync(join(root, source)) ? [] : [`The handler ${handler} has no file ${source}`]
      return { handler: 'bundle.handler', out: bundle, errors, sourcemaps: [] }
    },
  }
  const server = createServer(async (request, response) => {
    const { method, params } = JSON.parse(await text(request)) as Call
    const answer = answers[method]
    response.end(JSON.stringify(answer ? { result: answer(params[0]) } : { error: `rpc: can't find ${method}` }))
  })
  server.on('connection', (socket) => socket.unref())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    // SST asks for some things after the outputs are there: whoever asks is answered, and the process ends when nobody does.
    close: () => void server.unref(),
  }
}

async function text(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
