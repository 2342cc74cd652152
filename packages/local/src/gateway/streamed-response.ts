import type { ServerResponse } from 'node:http'
import type { Invocation } from '../lambda/pool.ts'
import type { ChunkMessage } from '../lambda/protocol.ts'
import { badGateway, lowerCased } from './response.ts'

/** Content type of parts that begin with the status and the headers of the response, as `awslambda.HttpResponseStream` writes them. */
const HTTP_RESPONSE = 'application/vnd.awslambda.http-integration-response'
/** What ends them. */
const END_OF_METADATA = Buffer.alloc(8)

type Headers = Record<string, string>

/** An answer that leaves as the function writes it ("Response streaming for Lambda functions"). */
export class StreamedResponse {
  readonly #response: ServerResponse
  readonly #headers: (own: Headers) => Headers
  /** The metadata, while it is not whole. */
  #metadata = Buffer.alloc(0)

  /** `headers` has the last word on what is sent. */
  constructor(response: ServerResponse, headers: (own: Headers) => Headers) {
    this.#response = response
    this.#headers = headers
  }

  /** Takes a part. */
  readonly take = ({ contentType }: Pick<ChunkMessage, 'contentType'>, part: Buffer): void => {
    if (this.#response.headersSent) return void this.#response.write(part)
    if (contentType === HTTP_RESPONSE) this.#takeMetadata(part)
    else this.#begin(200, { 'content-type': contentType }, part)
  }

  #takeMetadata(part: Buffer): void {
    this.#metadata = Buffer.concat([this.#metadata, part])
    const end = this.#metadata.indexOf(END_OF_METADATA)
    if (end < 0) return
    const metadata = metadataOf(this.#metadata.toString('utf8', 0, end))
    if (!metadata) return void this.#response.destroy()
    const { statusCode = 200, headers = {}, cookies } = metadata
    if (cookies) this.#response.setHeader('set-cookie', cookies)
    this.#begin(statusCode, lowerCased(headers), this.#metadata.subarray(end + END_OF_METADATA.length))
  }

  /** Ends it. What a function that does not stream has answered is the body; a failure after the first part cuts it off. */
  end({ functionError, payload }: Invocation): void {
    if (functionError && this.#response.headersSent) return void this.#response.destroy()
    const { status, headers, body } = functionError ? badGateway() : { status: 200, headers: JSON_TYPE, body: payload }
    if (!this.#response.headersSent) this.#begin(status, headers, body)
    this.#response.end()
  }

  #begin(status: number, own: Headers, first: Buffer | string): void {
    this.#response.writeHead(status, this.#headers(own))
    if (first.length > 0) this.#response.write(first)
    else this.#response.flushHeaders()
  }
}

const JSON_TYPE = { 'content-type': 'application/json' }

interface Metadata {
  readonly statusCode?: number
  readonly headers?: Headers
  readonly cookies?: string[]
}

/** Undefined for what a function wrote in its place. */
const metadataOf = (text: string): Metadata | undefined => {
  try {
    return JSON.parse(text) as Metadata
  } catch {
    return undefined
  }
}
