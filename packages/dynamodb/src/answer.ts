/** An HTTP answer, read whole. */
export interface Answer {
  status: number
  headers: Record<string, string | undefined>
  body: Buffer
}

/** How many bytes an answer's head may have. */
const MAX_HEAD = 64 * 1024

const NOTHING = Buffer.alloc(0)

/** Reads one answer of HTTP/1.1 as it comes (RFC 9112): by its length, in chunks, or until the connection ends. */
export class AnswerReader {
  #head: Omit<Answer, 'body'> | undefined
  /** Of the head, while that is not whole; then of the body. */
  #parts: Buffer[] = []
  /** How many bytes of the body are still to come, where that was said. */
  #left = Number.POSITIVE_INFINITY

  /**
   * Takes what came.
   * @returns the answer, when this was the last of it
   * @throws Error when it is not HTTP
   */
  push(part: Buffer): Answer | undefined {
    if (this.#head) return this.#pushBody(part)
    const received = this.#joined(part)
    const end = received.indexOf('\r\n\r\n')
    if (end < 0) {
      if (received.length > MAX_HEAD) throw new Error('The head of an answer does not end.')
      this.#parts = [received]
      return undefined
    }
    this.#parts = []
    const head = headOf(received.toString('latin1', 0, end))
    const rest = received.subarray(end + 4)
    // An interim answer (1xx) has the real one behind it.
    if (head.status < 200) return rest.length > 0 ? this.push(rest) : undefined
    this.#head = head
    this.#left = head.status === 204 ? 0 : Number(head.headers['content-length'] ?? Number.POSITIVE_INFINITY)
    return this.#pushBody(rest)
  }

  /** The answer, when it is whole because the connection ended. */
  end(): Answer | undefined {
    const isWhole = this.#head && !this.#isChunked && this.#left === Number.POSITIVE_INFINITY
    return isWhole ? this.#answer(this.#joined(NOTHING)) : undefined
  }

  get #isChunked(): boolean {
    return this.#head?.headers['transfer-encoding'] !== undefined
  }

  #pushBody(part: Buffer): Answer | undefined {
    if (this.#isChunked) return this.#pushChunks(part)
    this.#left -= part.length
    if (this.#left < 0) throw new Error('An answer is longer than it said.')
    if (this.#left === 0) return this.#answer(this.#joined(part))
    this.#parts.push(part)
    return undefined
  }

  #pushChunks(part: Buffer): Answer | undefined {
    // The last chunk ends a line: until then there is nothing to look for.
    const body = part.at(-1) === 10 ? bodyOfChunks(this.#joined(part)) : undefined
    if (body) return this.#answer(body)
    this.#parts.push(part)
    return undefined
  }

  #joined(part: Buffer): Buffer {
    return this.#parts.length === 0 ? part : Buffer.concat([...this.#parts, part])
  }

  #answer(body: Buffer): Answer {
    const { status, headers } = this.#head as Omit<Answer, 'body'>
    return { status, headers, body }
  }
}

function headOf(text: string): Omit<Answer, 'body'> {
  const [first = '', ...lines] = text.split('\r\n')
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1])
  if (!status) throw new Error('An answer is not HTTP.')
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const colon = line.indexOf(':')
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim()
  }
  return { status, headers }
}

/** What is in the chunks; `undefined` when the last one is not there yet. */
function bodyOfChunks(received: Buffer): Buffer | undefined {
  const chunks: Buffer[] = []
  for (let at = 0; at <= received.length; ) {
    const end = received.indexOf('\r\n', at)
    if (end < 0) return undefined
    const size = Number.parseInt(received.toString('latin1', at, end), 16)
    if (Number.isNaN(size)) throw new Error('A chunk of an answer has no size.')
    if (size === 0) return received.includes('\r\n\r\n', end) ? Buffer.concat(chunks) : undefined
    chunks.push(received.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
  return undefined
}
