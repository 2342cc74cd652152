import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** How far a subscriber has come in a shard: the last sequence number that is through, or the whole of it. */
export interface Place {
  readonly after?: string | undefined
  readonly ended?: boolean | undefined
}

/** Pause between two writes of the file, in milliseconds: what a crash can make a subscriber see twice. */
const WRITE_PAUSE = 200

/**
 * Where the subscribers stand in their streams, kept in a file: after a restart they go on from there. What a crash kept
 * from being written is delivered again, as Lambda may do at any time.
 */
export class Places {
  readonly #file: string | undefined
  readonly #places: Record<string, Record<string, Place>>
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  /** @param file where to keep them; in memory only without one */
  constructor(file: string | undefined) {
    this.#file = file
    this.#places = file === undefined ? {} : read(file)
  }

  /** True when the subscriber of this name has begun to follow the stream before. */
  knows(subscriber: string): boolean {
    return this.#places[subscriber] !== undefined
  }

  get(subscriber: string, shardId: string): Place | undefined {
    return this.#places[subscriber]?.[shardId]
  }

  set(subscriber: string, shardId: string, place: Place): void {
    this.#places[subscriber] = { ...this.#places[subscriber], [shardId]: place }
    this.#timer ??= setTimeout(() => void this.flush(), WRITE_PAUSE)
  }

  /** Writes what has changed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#writing = this.#writing.then(() => this.#write())
    await this.#writing
  }

  async #write(): Promise<void> {
    const file = this.#file
    if (file === undefined) return
    await mkdir(dirname(file), { recursive: true })
    await writeFile(`${file}.new`, JSON.stringify(this.#places))
    await rename(`${file}.new`, file)
  }
}

/** A file that is not there or cannot be read is as none: the subscribers begin at their starting positions. */
const read = (file: string): Record<string, Record<string, Place>> => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, Place>>
  } catch {
    return {}
  }
}
