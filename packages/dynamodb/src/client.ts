import { crc32 } from 'node:zlib'
import type { Credentials } from './credentials.ts'
import { DynamodbError } from './error.ts'
import { type Answer, type Connection, createConnection } from './http.ts'
import { decodeAnswer, encodeRequest } from './requests.ts'
import { backOff, classify, RETRY_RULES } from './retry.ts'
import { sign } from './sign.ts'
import { fromAttributes } from './values.ts'

/** What a client has to know. */
export interface DynamodbOptions {
  /** For example `eu-central-1`. */
  region: string
  /** Asked for each attempt. */
  credentials: () => Credentials | Promise<Credentials>
  /** Another DynamoDB than the region's, for example `http://localhost:8000`. */
  endpoint?: string | undefined
  /** Milliseconds until a connection must be there. Default 1000. */
  connectionTimeout?: number
  /** Milliseconds until an answer must be there. Default 3000. */
  requestTimeout?: number
  /** Carries each attempt in place of HTTP: where a test breaks connections. `endpoint` and timeouts are its own business then. */
  connection?: Connection
}

/** A call's answer, and how it was sent. */
type Output = Record<string, unknown> & { $metadata: DynamodbError['$metadata'] }

/** DynamoDB with plain values. One for a process: it keeps its connections. */
export interface DynamodbClient {
  /**
   * Makes one call, for example `call('GetItem', { TableName, Key })`. What is sent again is the client's part of
   * `RETRY_RULES`: a lost or broken answer, a 5xx and a throttle, with growing random waits. So a write may be applied twice when its answer is lost, as with the AWS SDK: make
   * it conditional or a transaction with a `ClientRequestToken`.
   * @throws DynamodbError what DynamoDB refused; Error when it cannot be reached; the signal's reason when aborted
   */
  call(operation: string, params: Record<string, unknown>, options?: { abortSignal?: AbortSignal }): Promise<Output>
  /** Opens a connection, so that the first call need not wait for it. Never fails. */
  connect(): Promise<void>
  /** Closes the connections. */
  destroy(): void
}

/** Makes a client. Connects to nothing yet. */
export function createDynamodbClient(options: DynamodbOptions): DynamodbClient {
  return new Client(options)
}

class Client implements DynamodbClient {
  readonly #options: DynamodbOptions
  readonly #connection: Connection
  /** How far DynamoDB's clock is ahead of ours, in milliseconds; learned when a signature is refused for its time. */
  #skew = 0

  constructor(options: DynamodbOptions) {
    const { region, endpoint, connectionTimeout = 1000, requestTimeout = 3000 } = options
    this.#options = options
    this.#connection =
      options.connection ?? createConnection(endpoint ?? endpointOf(region), { connectionTimeout, requestTimeout })
  }

  async call(operation: string, params: Record<string, unknown>, { abortSignal }: { abortSignal?: AbortSignal } = {}) {
    const body = JSON.stringify(encodeRequest(params))
    for (let attempts = 1; ; attempts++) {
      abortSignal?.throwIfAborted()
      const outcome = await this.#attempt(operation, body, attempts, abortSignal)
      if (!(outcome instanceof Error)) return outcome
      abortSignal?.throwIfAborted()
      const { client } = RETRY_RULES[classify(outcome)]
      if (!(await backOff(attempts, client, Number.POSITIVE_INFINITY))) throw outcome
    }
  }

  connect(): Promise<void> {
    return this.#connection.connect()
  }

  destroy(): void {
    this.#connection.destroy()
  }

  /** One attempt; an error that might be sent again is returned, not thrown. */
  async #attempt(operation: string, body: string, attempts: number, signal?: AbortSignal): Promise<Output | Error> {
    const headers = sign({
      ...{ host: this.#connection.host, region: this.#options.region, operation, body },
      ...{ credentials: await this.#options.credentials(), at: Date.now() + this.#skew },
    })
    let answer: Answer
    try {
      answer = await this.#connection.post(headers, body, signal)
    } catch (error) {
      return Object.assign(error as Error, { $metadata: { attempts } })
    }
    const $metadata = { httpStatusCode: answer.status, requestId: answer.headers['x-amzn-requestid'], attempts }
    const sum = answer.headers['x-amz-crc32']
    if (sum !== undefined && Number(sum) !== crc32(answer.body)) {
      return new DynamodbError('BrokenAnswer', "The answer's checksum is not the one that DynamoDB sent.", $metadata)
    }
    if (answer.status === 200) return Object.assign(decodeAnswer(JSON.parse(answer.body.toString())), { $metadata })
    const error = errorOf(answer, $metadata)
    if (classify(error) === 'skewed') this.#skew = Date.parse(answer.headers.date ?? '') - Date.now() || 0
    return error
  }
}

const endpointOf = (region: string): string =>
  `https://dynamodb.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`

/** The words of an error: `{ "__type": "com.amazonaws.dynamodb.v20120810#ThrottlingException", "message": "..." }`. */
function errorOf({ status, body }: Answer, $metadata: DynamodbError['$metadata']): DynamodbError {
  const text = body.toString()
  let parsed: Record<string, unknown> = {}
  try {
    parsed = JSON.parse(text)
  } catch {
    // A load balancer on the way answers in HTML: the status says enough.
  }
  const { __type, message, Message, CancellationReasons, Item } = parsed
  const name = String(__type ?? (status >= 500 ? 'ServiceUnavailable' : `Http${status}`)).replace(/^.*#/, '')
  return new DynamodbError(name, String(message ?? Message ?? text), $metadata, {
    ...(Array.isArray(CancellationReasons) && { CancellationReasons: CancellationReasons.map(withPlainItem) }),
    ...(Item !== undefined && { Item }),
  })
}

const withPlainItem = (reason: { Item?: Record<string, Record<string, unknown>> }) =>
  reason.Item ? { ...reason, Item: fromAttributes(reason.Item) } : reason
