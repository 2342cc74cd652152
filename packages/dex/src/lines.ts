/** How a line ended. `CRCRLF` is a CRLF file that was converted once more; the last line of a file may have none. */
export type Ending = '\r\n' | '\n' | '\r' | '\r\r\n' | ''

/** A line of a file. */
export interface Line {
  /** From 1. */
  number: number
  /** Without its ending; one character for each byte (ISO 8859-1), so that nothing is lost. */
  text: string
  ending: Ending
  /** It had more than MAX_LINE bytes; `text` holds the first of them. */
  cut: boolean
}

/** The longest line that is kept, in bytes. The standard's longest segment has a few hundred. */
export const MAX_LINE = 4096

const CR = 13
const LF = 10

/** Splits chunks of bytes into lines, whatever ends them. Holds one line at most, and looks at each byte once. */
export class LineSplitter {
  #bytes = new Uint8Array(MAX_LINE)
  #length = 0
  #returns = 0
  #number = 0;

  /** The lines that a chunk completes. */
  *push(chunk: Uint8Array): Generator<Line> {
    for (const byte of chunk) {
      if (byte === CR && this.#returns < 2) {
        this.#returns += 1
      } else if (byte === LF) {
        yield this.#line(this.#returns === 0 ? '\n' : this.#returns === 1 ? '\r\n' : '\r\r\n')
      } else {
        yield* this.#flushReturns()
        if (byte === CR) this.#returns = 1
        else this.#append(byte)
      }
    }
  }

  /** The last line, when the file does not end with a line end. */
  *end(): Generator<Line> {
    yield* this.#flushReturns()
    if (this.#length > 0) yield this.#line('')
  }

  #append(byte: number): void {
    if (this.#length < MAX_LINE) this.#bytes[this.#length] = byte
    this.#length += 1
  }

  /** What looked like the start of CRLF was one or two line ends of their own. */
  *#flushReturns(): Generator<Line> {
    for (let left = this.#returns; left > 0; left -= 1) yield this.#line('\r')
  }

  #line(ending: Ending): Line {
    const text = String.fromCharCode(...this.#bytes.subarray(0, Math.min(this.#length, MAX_LINE)))
    const cut = this.#length > MAX_LINE
    this.#length = 0
    this.#returns = 0
    this.#number += 1
    return { number: this.#number, text, ending, cut }
  }
}
