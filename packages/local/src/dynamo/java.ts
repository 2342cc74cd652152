import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'

/** There is no Java 17 and it could not be installed. */
export class JavaMissingError extends Error {
  override readonly name = 'JavaMissingError'

  constructor(found: string) {
    super(
      `DynamoDB Local needs Java 17 or newer (${found}). Install it (Debian, Ubuntu: sudo apt-get install default-jre-headless; ` +
        'macOS: brew install openjdk@17; others: https://adoptium.net), or name any other DynamoDB: ' +
        'DYNAMODB_ENDPOINT=http://localhost:8000 npm start',
    )
  }
}

/** How to look for Java and install it; tests put their own in. */
export interface JavaTools {
  /** Major version of a Java, undefined when there is none. */
  version(command: string): Promise<number | undefined>
  /** True as root on a machine with apt-get. */
  readonly canInstall: boolean
  install(): Promise<void>
}

/**
 * Finds a Java that runs DynamoDB Local; on a Debian-like machine as root it installs one.
 * @returns the command
 * @throws JavaMissingError
 */
export const ensureJava = async (log: (message: string) => void, tools: JavaTools = systemTools): Promise<string> => {
  const home = process.env.JAVA_HOME
  const candidates = [...(home ? [`${home}/bin/java`] : []), 'java']
  let newest: number | undefined
  for (const command of candidates) {
    const version = await tools.version(command)
    if (version !== undefined && version >= 17) return command
    newest ??= version
  }
  const found = newest === undefined ? 'there is none' : `there is version ${newest}`
  if (!tools.canInstall) throw new JavaMissingError(found)
  log('Java is missing: installing default-jre-headless with apt-get')
  await tools.install()
  if (((await tools.version('java')) ?? 0) < 17) throw new JavaMissingError('apt-get has none')
  return 'java'
}

const versionOf = async (command: string): Promise<number | undefined> => {
  try {
    const { stderr } = await promisify(execFile)(command, ['-version'])
    const [, major, minor] = /version "(\d+)(?:\.(\d+))?/.exec(stderr) ?? []
    // Up to Java 8 the version was written 1.8.
    return major === '1' ? Number(minor) : major === undefined ? undefined : Number(major)
  } catch {
    return undefined
  }
}

const aptInstall = (): Promise<void> =>
  new Promise((resolve) => {
    const script = 'apt-get update -qq && apt-get install -y -qq --no-install-recommends default-jre-headless'
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const child = spawn('/bin/sh', ['-c', script], { env, stdio: 'ignore' })
    // A failed install is found by looking for Java afterwards.
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })

const systemTools: JavaTools = {
  version: versionOf,
  canInstall: process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
  install: aptInstall,
}
