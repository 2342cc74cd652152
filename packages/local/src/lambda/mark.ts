import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** In memory where there is such a folder. */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** Longest note in bytes: a request id. */
const LONGEST = 256

/**
 * A file without a name in which a listener notes the invocation it begins. It tells what a message would, also after the
 * listener's death, but nobody is woken to read it: it is looked at only when there is no answer.
 */
export class Mark {
  readonly file: number
  #last: string | undefined

  constructor() {
    const path = join(FOLDER, `dispense-mark-${randomUUID()}`)
    this.file = openSync(path, 'wx+', 0o600)
    unlinkSync(path)
  }

  /** Whether the listener has begun an invocation. */
  has(requestId: string): boolean {
    return (this.#last ?? this.#read()) === requestId
  }

  /** Looks for the last time: the listener is gone. */
  close(): void {
    this.#last = this.#read()
    closeSync(this.file)
  }

  #read(): string {
    const bytes = Buffer.alloc(LONGEST)
    readSync(this.file, bytes, 0, LONGEST, 0)
    return bytes.toString('utf8', 0, Math.max(0, bytes.indexOf('\n')))
  }
}

/** Notes in the file of a mark that an invocation begins. */
export const mark = (file: number, requestId: string): void => void writeSync(file, `${requestId}\n`, 0)
