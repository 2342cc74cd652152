import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'

/** An operation made by codegen: its text, and the types of its data and variables. */
export type TypedDocument<Data, Variables> = DocumentTypeDecoration<Data, Variables> & { toString(): string }

/** One entry of `errors` in a response of the API. */
export interface ApiError {
  message: string
  path?: readonly (string | number)[]
  extensions?: {
    code?: string
    errorType?: string
    fix?: string
    errorInfo?: Record<string, unknown>
    requestId?: string
  }
}

/** A response as it came: GraphQL's `data` and `errors`, and the HTTP status. */
export interface ApiResponse<Data> {
  status: number
  data?: Data | null
  errors?: readonly ApiError[]
}

/** Where to send operations, and as whom. */
export interface ClientOptions {
  /** The GraphQL endpoint, for example `http://localhost:4000/graphql`. */
  url: string
  /** Gives the bearer token; left out, the caller is a guest. */
  token?: (() => string | Promise<string>) | undefined
  /** What sends the requests; the platform's `fetch` unless another is given. */
  fetch?: typeof fetch
  /** How long one request may take, in milliseconds. */
  timeoutMs?: number
  /** Ends every request that is under way. */
  signal?: AbortSignal | undefined
}

/** The API answered, and said no. `code` is the first error's, for example `SOLD_OUT`. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly code: string
  readonly errors: readonly ApiError[]

  constructor(errors: readonly ApiError[]) {
    super(errors.map((error) => error.message).join('; '))
    this.code = errors[0]?.extensions?.code ?? 'UNKNOWN'
    this.errors = errors
  }
}

/** A GraphQL client over fetch, bound to one endpoint and one caller. */
export interface Client {
  /** Sends an operation and hands over the response as it came. Rejects only when no GraphQL response came. */
  send<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables): Promise<ApiResponse<Data>>
  /**
   * Sends an operation and hands over its data.
   * @throws RefusedError when the response has errors.
   */
  request<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables): Promise<Data>
}

/** Makes a client. */
export const createClient = (options: ClientOptions): Client => {
  const send = async <Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables) => {
    const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' }
    if (options.token) headers.authorization = `Bearer ${await options.token()}`
    const response = await (options.fetch ?? fetch)(options.url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query: document.toString(), variables }),
      signal: requestSignal(options),
    })
    return parseResponse<Data>(response.status, await response.text())
  }
  return {
    send,
    async request(document, variables) {
      const { data, errors, status } = await send(document, variables)
      if (errors?.length) throw new RefusedError(errors)
      if (!data) throw new Error(`The API answered HTTP ${status} without data`)
      return data
    },
  }
}

const requestSignal = ({ signal, timeoutMs = 30_000 }: ClientOptions) => {
  const timeout = AbortSignal.timeout(timeoutMs)
  return signal ? AbortSignal.any([signal, timeout]) : timeout
}

/** A gateway answers its own faults with `{"message": ...}`, which is no GraphQL response: that is an error here. */
const parseResponse = <Data>(status: number, text: string): ApiResponse<Data> => {
  const body = parseJson(text)
  if (typeof body !== 'object' || body === null || !('data' in body || 'errors' in body)) {
    throw new Error(`The API answered HTTP ${status} with no GraphQL response: ${text.slice(0, 200)}`)
  }
  return { ...(body as Omit<ApiResponse<Data>, 'status'>), status }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
