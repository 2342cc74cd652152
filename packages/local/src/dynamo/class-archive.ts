import { createHash } from 'node:crypto'
import { existsSync, realpathSync, statSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'

const JAR = 'DynamoDBLocal.jar'
const MAIN = 'software.amazon.dynamodb.services.local.main.ServerRunner'

/** What makes an archive: DynamoDB Local, run for as long as its classes need to be loaded. */
export interface ArchiveRun {
  /** What Java is started with, before DynamoDB Local's own arguments. */
  readonly flags: readonly string[]
  /** Puts what the run has made into its place, or clears it away. */
  keep(): Promise<void>
}

/**
 * Java's archive of loaded classes (class data sharing): with it DynamoDB Local starts without finding, checking and
 * linking its few thousand classes anew. One is made for each Java and each version of DynamoDB Local.
 */
export class ClassArchive {
  readonly #library: string
  readonly #folder: string

  /**
   * @param java the command
   * @param library folder of DynamoDB Local
   * @param cache folder for archives
   */
  constructor(java: string, library: string, cache: string) {
    this.#library = library
    this.#folder = join(cache, `dynamodb-${identityOf(java, library)}`)
  }

  /** What Java is started with when the archive is there. One that does not fit after all is as none (`auto`). */
  async flags(): Promise<string[] | undefined> {
    if (!existsSync(this.#archive)) return undefined
    return [`-XX:SharedArchiveFile=${this.#archive}`, '-Xshare:auto', ...(await this.#main())]
  }

  /** Begins to make the archive; undefined when it is there, or when another process is at it. */
  async begin(): Promise<ArchiveRun | undefined> {
    if (existsSync(this.#archive)) return undefined
    await mkdir(this.#folder, { recursive: true })
    const made = join(this.#folder, 'classes.new')
    const beginning = existsSync(made) ? statSync(made).mtimeMs : 0
    if (Date.now() - beginning < MAKING_LIMIT) return undefined
    await writeFile(made, '')
    await copyWithoutManifest(join(this.#library, JAR), join(this.#folder, JAR))
    const keep = async () => {
      if (existsSync(made) && statSync(made).size > 0) await rename(made, this.#archive)
      else await rm(made, { force: true })
    }
    return { flags: [`-XX:ArchiveClassesAtExit=${made}`, ...(await this.#main())], keep }
  }

  get #archive(): string {
    return join(this.#folder, 'classes.jsa')
  }

  /** The class path written out: an archive remembers it. */
  async #main(): Promise<string[]> {
    const folder = join(this.#library, 'DynamoDBLocal_lib')
    const jars = (await readdir(folder)).filter((name) => name.endsWith('.jar')).sort()
    return ['-cp', [join(this.#folder, JAR), ...jars.map((name) => join(folder, name))].join(delimiter), MAIN]
  }
}

/** After this many milliseconds a run that did not finish is no reason to wait. */
const MAKING_LIMIT = 120_000

/** Another Java, another DynamoDB Local or the same somewhere else: another archive. */
const identityOf = (java: string, library: string): string => {
  const command = (java.includes('/') ? [java] : (process.env.PATH ?? '').split(delimiter).map((at) => join(at, java)))
    .filter((candidate) => existsSync(candidate))
    .map((candidate) => realpathSync(candidate))[0]
  const changed = command && statSync(command).mtimeMs
  return createHash('sha256').update(`${command} ${changed} ${library}`).digest('hex').slice(0, 12)
}

const MANIFEST = 'META-INF/MANIFEST.MF'

/**
 * An archive is refused when the class path has a folder in it, and the manifest of the jar names one (`.`). A jar is a
 * zip: before its content and in its directory an entry has its name, so another name of the same length hides it.
 */
const copyWithoutManifest = async (from: string, to: string): Promise<void> => {
  const bytes = await readFile(from)
  for (let at = bytes.indexOf(MANIFEST); at >= 0; at = bytes.indexOf(MANIFEST, at + 1)) {
    bytes.write(MANIFEST.replace(/MF$/, 'XX'), at)
  }
  await mkdir(dirname(to), { recursive: true })
  await writeFile(to, bytes)
}
