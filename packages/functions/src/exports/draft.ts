import { type ExportProgress, type ExportRecord, objectKeyFor } from '@dispense/core'
import type { ExportStore } from './store.ts'

/** How large a part is at least, in bytes: S3 takes none below 5 MiB but the last. */
export const PART_BYTES = 8 * 1024 * 1024

/** How many parts a file has at most: S3 takes 10,000, and their ETags have to fit into the export's item. */
const MOST_PARTS = 4_000

/** The file would have more parts than it may. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/** What S3 is told that a file is. */
const TYPES = {
  CSV: 'text/csv; charset=utf-8; header=present',
  JSON_LINES: 'application/jsonl; charset=utf-8',
} as const

/** What a draft is written with. */
export interface DraftParts {
  store: ExportStore
  /** `PART_BYTES`, and fewer in tests. */
  partBytes: number
}

/**
 * The file of an export as far as one worker has it: what is safe in S3, and what is in memory behind that, which is never much more
 * than a part.
 */
export class Draft {
  rows: number
  bytes: number
  #chunks: Uint8Array[] = []
  #size = 0
  #safe: Omit<ExportProgress, 'cursor'>
  readonly #record: ExportRecord
  readonly #parts: DraftParts

  private constructor(record: ExportRecord, parts: DraftParts) {
    this.#record = record
    this.#parts = parts
    this.rows = record.rows
    this.bytes = record.bytes
    const { cursor: _cursor, ...safe } = record.progress ?? { cursor: null, parts: [] }
    this.#safe = safe
  }

  /** Goes on with what earlier workers have made safe. */
  static async open(record: ExportRecord, parts: DraftParts): Promise<Draft> {
    const draft = new Draft(record, parts)
    const { rest } = draft.#safe
    if (rest !== undefined) draft.#hold(await parts.store.read(rest))
    return draft
  }

  /** Adds lines behind what is there. */
  add(text: string, rows = 0): void {
    if (text === '') return
    const chunk = Buffer.from(text)
    this.rows += rows
    this.bytes += chunk.length
    this.#hold(chunk)
  }

  /** Whether there is enough for a part. */
  get isFull(): boolean {
    return this.#size >= this.#parts.partBytes
  }

  /** Makes all of it safe, and answers where that is: behind the parts when it is enough for another, else beside them. */
  async save(isLast = false): Promise<Omit<ExportProgress, 'cursor'>> {
    if (this.isFull || (isLast && this.#size > 0)) return await this.#savePart()
    const { rest: _rest, ...safe } = this.#safe
    if (this.#size === 0) return this.#remember(safe)
    const { operatorId, exportId, fence, format } = this.#record
    // A name that nobody else uses, and this worker once: what a checkpoint names is never written over.
    const rest = `rest/${operatorId}/${exportId}/${fence}-${this.bytes}`
    await this.#parts.store.put(rest, this.#taken(), TYPES[format])
    return this.#remember({ ...safe, rest })
  }

  /** Makes the object of it, and answers its key. What was saved last has to be written down before. */
  async finish(): Promise<string> {
    const { upload, parts } = this.#safe
    const { format } = this.#record
    if (upload) {
      await this.#parts.store.complete(upload, parts)
      return upload.key
    }
    const key = objectKeyFor(this.#record)
    await this.#parts.store.put(key, this.#taken(), TYPES[format])
    return key
  }

  /** Whether its file has parts. */
  get hasParts(): boolean {
    return this.#safe.upload !== undefined
  }

  async #savePart(): Promise<Omit<ExportProgress, 'cursor'>> {
    const { store } = this.#parts
    const { parts, upload: begun, rest: _rest, ...safe } = this.#safe
    if (parts.length >= MOST_PARTS) throw new TooLarge()
    const { fence, format } = this.#record
    const key = objectKeyFor(this.#record)
    const upload = begun ?? { id: await store.begin(key, TYPES[format]), key }
    // Whoever held the export before may be writing the next part still: each worker leaves out a number. S3 needs an order, no more.
    const last = parts.at(-1)
    const number = (last?.number ?? 0) + 1 + (fence - (last?.fence ?? 0))
    const etag = await store.part(upload, number, this.#taken())
    this.#chunks = []
    this.#size = 0
    return this.#remember({ ...safe, upload, parts: [...parts, { number, etag, fence }] })
  }

  #remember(safe: Omit<ExportProgress, 'cursor'>): Omit<ExportProgress, 'cursor'> {
    this.#safe = safe
    return safe
  }

  #hold(chunk: Uint8Array): void {
    this.#chunks.push(chunk)
    this.#size += chunk.length
  }

  /** What is in memory, as one piece. */
  #taken(): Uint8Array {
    const [only, ...more] = this.#chunks
    const whole = only && more.length === 0 ? only : Buffer.concat(this.#chunks)
    this.#chunks = whole.length > 0 ? [whole] : []
    return whole
  }
}
