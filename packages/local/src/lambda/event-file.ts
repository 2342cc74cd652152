import { closeSync, ftruncateSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'

/** An event that was accepted and is not done, as it is kept. Times are milliseconds since 1970. */
export interface KeptEvent {
  readonly requestId: string
  readonly arn: string
  readonly payload: string
  readonly traceId?: string | undefined
  readonly acceptedAt: number
  /** How often the function has run, and how often it was throttled. */
  readonly runs: number
  readonly throttles: number
  /** When it is tried next. */
  readonly dueAt: number
}

/** What of an event changes. */
type Progress = Pick<KeptEvent, 'requestId' | 'runs' | 'throttles' | 'dueAt'>

/** A line: a new event, what has changed of one, or that one is done. */
type Line = KeptEvent | Progress | { readonly requestId: string; readonly done: true }

/** From this size on, in bytes, the file is written anew with what is not done. */
const LARGE = 16 * 1024 * 1024

/**
 * Keeps accepted events over a restart: lines are added to a file, so that to accept one takes a write of its size and
 * survives the end of this process, however that comes.
 */
export class EventFile {
  readonly #path: string
  readonly #open: Map<string, KeptEvent>
  #file: number
  #size = 0

  /** @throws Error that names the file, when it cannot be read */
  constructor(path: string) {
    this.#path = path
    this.#open = read(path)
    this.#file = this.#rewrite()
  }

  /** The events that are not done, in the order in which they were accepted. */
  get events(): KeptEvent[] {
    return [...this.#open.values()]
  }

  /** Keeps a new event. */
  add(event: KeptEvent): void {
    this.#open.set(event.requestId, event)
    this.#append(event)
  }

  /** Keeps what has become of an event. */
  update(progress: Progress): void {
    const event = this.#open.get(progress.requestId)
    if (!event) return
    this.#open.set(progress.requestId, { ...event, ...progress })
    this.#append(progress)
  }

  /** Keeps an event no longer. */
  done(requestId: string): void {
    this.#open.delete(requestId)
    if (this.#open.size > 0) this.#append({ requestId, done: true })
    else {
      ftruncateSync(this.#file)
      this.#size = 0
    }
  }

  /** Closes the file. */
  close(): void {
    closeSync(this.#file)
  }

  #append(line: Line): void {
    this.#size += writeSync(this.#file, `${JSON.stringify(line)}\n`)
    if (this.#size < LARGE) return
    closeSync(this.#file)
    this.#file = this.#rewrite()
    this.#size = 0
  }

  /** Renamed into place, so that a crash leaves the file before or the file after. */
  #rewrite(): number {
    writeFileSync(`${this.#path}.new`, this.events.map((event) => `${JSON.stringify(event)}\n`).join(''))
    renameSync(`${this.#path}.new`, this.#path)
    return openSync(this.#path, 'a')
  }
}

const read = (path: string): Map<string, KeptEvent> => {
  const events = new Map<string, KeptEvent>()
  try {
    // The last line may have been cut off by the end of the process that wrote it.
    for (const text of readFileSync(path, 'utf8').split('\n').slice(0, -1)) {
      const line = JSON.parse(text) as Line
      const { requestId } = line
      if ('done' in line) events.delete(requestId)
      else events.set(requestId, { ...events.get(requestId), ...(line as KeptEvent) })
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return events
    throw new Error(`${path} cannot be read (${(error as Error).message}): delete it, or start with --fresh`)
  }
  return events
}
