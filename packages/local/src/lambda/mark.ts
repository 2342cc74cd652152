import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** In memory where there is such a folder. */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** Longest note in bytes: a number. */
const LONGEST = 20

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

  /** Whether the newest run that the listener has begun is this one. */
  has(run: number): boolean {
    return (this.#last ?? this.#read()) === String(run)
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

/** Notes in the file of a mark that a run begins. */
export const mark = (file: number, run: number): void => void writeSync(file, `${run}\n`, 0)
