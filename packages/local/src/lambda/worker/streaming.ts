import { Writable } from 'node:stream'

const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming')

/** Content type of a streamed answer that begins with the status and the headers of an HTTP response. */
const HTTP_RESPONSE = 'application/vnd.awslambda.http-integration-response'

/** Whether a handler was made by `awslambda.streamifyResponse`. */
export const isStreaming = (handler: object): boolean => STREAMING in handler

/** The stream that a streaming handler writes its answer to; `setContentType` as Lambda's runtime has it. */
export class ResponseStream extends Writable {
  contentType = 'application/octet-stream'
  readonly #part: (part: Buffer) => void
  #first = true
  #prelude: Buffer | undefined

  constructor(part: (part: Buffer) => void) {
    super()
    this.#part = part
  }

  /** Says what the answer is. */
  setContentType(contentType: string): void {
    this.contentType = contentType
  }

  /** Sets what goes before the first part. */
  setPrelude(prelude: Buffer): void {
    this.#prelude = prelude
  }

  override _write(chunk: Buffer | string, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#begin()
    this.#part(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk)
    // The loop turns between parts: a long answer leaves as it is written.
    setImmediate(done)
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#begin()
    done()
  }

  #begin(): void {
    if (this.#first && this.#prelude) this.#part(this.#prelude)
    this.#first = false
  }
}

/** What Lambda's Node.js runtime puts into `globalThis.awslambda` ("Writing response streaming-enabled functions"). */
export const awslambda = {
  streamifyResponse: <H extends (...args: never[]) => unknown>(handler: H): H =>
    Object.assign(handler, { [STREAMING]: 'response' }),
  HttpResponseStream: {
    from: (stream: ResponseStream, metadata: object): ResponseStream => {
      stream.setContentType(HTTP_RESPONSE)
      // Eight zero bytes end the metadata.
      stream.setPrelude(Buffer.concat([Buffer.from(JSON.stringify(metadata)), Buffer.alloc(8)]))
      return stream
    },
  },
}
