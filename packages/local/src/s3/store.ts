import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What is known of an object besides its bytes. Times are milliseconds since 1970. */
export interface ObjectMeta {
  readonly key: string
  /** Name of the file with the bytes. */
  readonly file: string
  readonly size: number
  /** Without quotes. */
  readonly etag: string
  readonly lastModified: number
  /** `content-type`, `cache-control`, `x-amz-meta-...`, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly tags: Readonly<Record<string, string>>
  /** `x-amz-checksum-...` that the client gave, by name. */
  readonly checksums: Readonly<Record<string, string>>
}

/** An object to be written. */
export type ObjectDraft = Omit<ObjectMeta, 'key' | 'file' | 'size'>

/**
 * The objects of a bucket in a folder: a file with the bytes and a file with the rest, renamed into place, so that a crash
 * leaves the object before or the object after. What is known of all objects is in memory.
 */
export class BucketStore {
  readonly #directory: string
  readonly #objects = new Map<string, ObjectMeta>()
  #last: Promise<void> = Promise.resolve()

  constructor(directory: string) {
    this.#directory = directory
    mkdirSync(directory, { recursive: true })
    for (const name of readdirSync(directory).filter((file) => file.endsWith('.json'))) {
      const meta = JSON.parse(readFileSync(join(directory, name), 'utf8')) as ObjectMeta
      this.#objects.set(meta.key, meta)
    }
  }

  /** Keys in the order of their UTF-8 bytes, as S3 lists them. */
  list(): ObjectMeta[] {
    const compare = (a: ObjectMeta, b: ObjectMeta) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key))
    return [...this.#objects.values()].sort(compare)
  }

  find(key: string): ObjectMeta | undefined {
    return this.#objects.get(key)
  }

  /** The bytes of an object, or some of them; `end` is inclusive. */
  async read({ file }: ObjectMeta, start = 0, end = Infinity): Promise<Buffer> {
    return (await readFile(join(this.#directory, file))).subarray(start, end + 1)
  }

  /** Writes an object; `check` runs in the moment in which it takes its place, and may refuse by an exception. */
  async write(key: string, body: Buffer, draft: ObjectDraft, check: () => void = () => undefined): Promise<ObjectMeta> {
    const meta: ObjectMeta = { ...draft, key, size: body.length, file: randomUUID() }
    await writeFile(join(this.#directory, meta.file), body)
    try {
      check()
    } catch (error) {
      await rm(join(this.#directory, meta.file))
      throw error
    }
    await this.#put(meta)
    return meta
  }

  /** Changes what is known of an object and leaves its bytes. */
  async change(meta: ObjectMeta, change: Partial<ObjectDraft>): Promise<void> {
    await this.#put({ ...meta, ...change })
  }

  /** Deletes an object; false when there is none. */
  async delete(key: string): Promise<boolean> {
    const meta = this.#objects.get(key)
    if (!meta) return false
    this.#objects.delete(key)
    await this.#inOrder(async () => {
      await rm(this.#metaFile(key), { force: true })
      await rm(join(this.#directory, meta.file), { force: true })
    })
    return true
  }

  async #put(meta: ObjectMeta): Promise<void> {
    const before = this.#objects.get(meta.key)
    // In memory first and in one turn with the check, so that of two conditional writes one loses.
    this.#objects.set(meta.key, meta)
    await this.#inOrder(async () => {
      const file = this.#metaFile(meta.key)
      await writeFile(`${file}.new`, JSON.stringify(meta))
      await rename(`${file}.new`, file)
      if (before && before.file !== meta.file) await rm(join(this.#directory, before.file), { force: true })
    })
  }

  /** The folder follows the memory in the same order. */
  #inOrder(change: () => Promise<void>): Promise<void> {
    const changed = this.#last.then(change)
    this.#last = changed.catch(() => undefined)
    return changed
  }

  /** A key may hold any characters; its hash is a name that every file system takes. */
  #metaFile(key: string): string {
    return join(this.#directory, `${createHash('sha256').update(key).digest('hex')}.json`)
  }
}
