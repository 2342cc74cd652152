import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The project that is measured: an HTTP API and a function that answers a text. */
export interface App {
  readonly root: string
  /** Saves the function with another text to answer. */
  save(body: string): Promise<void>
  remove(): Promise<void>
}

const CONFIG = `export default $config({
  app: () => ({ name: 'bench', home: 'aws' }),
  async run() {
    const hello = new sst.aws.Function('Hello', { handler: 'src/hello.handler', memory: '512 MB', architecture: 'arm64' })
    const api = new sst.aws.ApiGatewayV2('Api')
    api.route('GET /hello', hello.arn)
    return { api: api.url }
  },
})
`

const code = (body: string): string =>
  `export const handler = async () => ({ statusCode: 200, headers: { 'content-type': 'text/plain' }, body: '${body}' })\n`

/** Makes the project in a temporary folder. */
export const makeApp = async (): Promise<App> => {
  const root = await mkdtemp(join(tmpdir(), 'bench-local-'))
  const file = join(root, 'src', 'hello.ts')
  const save = (body: string) => writeFile(file, code(body))
  await mkdir(join(root, 'src'))
  await writeFile(join(root, 'sst.config.ts'), CONFIG)
  await save('hello')
  await symlink(resolve(import.meta.dirname, '../../../node_modules'), join(root, 'node_modules'), 'dir')
  return { root, save, remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }) }
}
