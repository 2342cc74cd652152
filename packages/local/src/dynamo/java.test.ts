import { afterEach, describe, expect, it, vi } from 'vitest'
import { ensureJava, JavaMissingError, type JavaTools } from './java.ts'

afterEach(() => vi.unstubAllEnvs())

/** A machine with these versions of Java by command; installing adds one. */
const machine = (versions: Record<string, number>, installs?: number): JavaTools => ({
  version: async (command) => versions[command],
  canInstall: installs !== undefined,
  install: async () => {
    if (installs) versions.java = installs
  },
})

describe('the Java for DynamoDB Local', () => {
  it('is the one on the PATH when it is 17 or newer', async () => {
    vi.stubEnv('JAVA_HOME', '')
    expect(await ensureJava(() => undefined, machine({ java: 17 }))).toBe('java')
  })

  it('is the one of JAVA_HOME before that', async () => {
    vi.stubEnv('JAVA_HOME', '/jdk')
    expect(await ensureJava(() => undefined, machine({ '/jdk/bin/java': 21, java: 17 }))).toBe('/jdk/bin/java')
    expect(await ensureJava(() => undefined, machine({ '/jdk/bin/java': 11, java: 17 }))).toBe('java')
  })

  it('is installed, and that is said, where we are root on a Debian-like machine', async () => {
    vi.stubEnv('JAVA_HOME', '')
    const said: string[] = []
    expect(await ensureJava((line) => said.push(line), machine({}, 17))).toBe('java')
    expect(said).toEqual(['Java is missing: installing default-jre-headless with apt-get'])
  })

  it.each([
    ['there is none', {}],
    ['there is version 11', { java: 11 }],
  ])('is an error that says how to get one, and DYNAMODB_ENDPOINT, when %s', async (found, versions) => {
    vi.stubEnv('JAVA_HOME', '')
    const failure = await ensureJava(() => undefined, machine(versions)).catch((error: unknown) => error as Error)
    expect(failure).toBeInstanceOf(JavaMissingError)
    expect((failure as Error).message).toContain(found)
    expect((failure as Error).message).toContain('apt-get install default-jre-headless')
    expect((failure as Error).message).toContain('DYNAMODB_ENDPOINT=')
  })

  it('is an error when the installed one is too old', async () => {
    vi.stubEnv('JAVA_HOME', '')
    await expect(ensureJava(() => undefined, machine({}, 11))).rejects.toThrow('apt-get has none')
  })
})
