/**
 * The messages of a channel. A listener connects to its channel and subscribes; nothing is sent before the control plane
 * has confirmed it. A listener confirms each invocation before its handler runs, by its mark (mark.ts) or, where they share
 * no files, by a message: one that is not confirmed has not begun, and may go to another. After a lost connection the listener
 * subscribes again and says what it has; the invocation is then sent once more, as the same run, if it never arrived, and the
 * answer if that is what was lost.
 *
 * A frame is a line of JSON, then the raw payload: events and results pass through without being parsed on the way.
 */
export type ToWorker =
  | ({ readonly type: 'subscribed' } & Assignment)
  /** The event follows as the payload. */
  | ({ readonly type: 'invoke' } & InvokeMessage)

/** What a listener is to serve. */
export interface Assignment {
  /** The file to import. */
  readonly bundle: string
  readonly exportName: string
  readonly logFormat: 'text' | 'json'
  /** What a listener that was not started by the control plane must set itself. */
  readonly variables?: Readonly<Record<string, string>> | undefined
}

/** An invocation, but for its event. */
export interface InvokeMessage {
  /** Counts the invocations of this listener: an event that failed runs again with the same request id. */
  readonly run: number
  readonly requestId: string
  readonly traceId: string
  readonly arn: string
  /** Milliseconds from now until the timeout; infinite (null) under a debugger. */
  readonly remaining: number | null
  readonly clientContext?: unknown
  /** The listener was frozen: what happened to its connections meanwhile is not known to it yet. */
  readonly thawed?: boolean | undefined
  /** The answer is wanted in parts, as it is written. */
  readonly streaming?: boolean | undefined
}

/** What a listener says. */
export type FromWorker =
  /** `received`: the newest run it has, after a lost connection. `ready`: its init phase is over already. */
  | { readonly type: 'subscribe'; readonly received?: number | undefined; readonly ready?: boolean | undefined }
  /** The init phase is over. */
  | { readonly type: 'ready' }
  /** The init phase failed; the listener ends. The error follows as the payload. */
  | { readonly type: 'init-failed' }
  /** The invocation has arrived; its handler runs next. From a listener without a mark. */
  | { readonly type: 'received'; readonly run: number }
  /** A part of a streamed answer follows as the payload. */
  | ({ readonly type: 'chunk' } & ChunkMessage)
  /** The handler's answer, or its error, follows as the payload. */
  | ({ readonly type: 'result' } & ResultMessage)

/** A part of a streamed answer, but for its bytes. `index` counts from 0. */
export interface ChunkMessage {
  readonly run: number
  readonly index: number
  readonly contentType: string
}

/** How an invocation ended, but for its answer. */
export interface ResultMessage {
  readonly run: number
  readonly failed: boolean
  /** The listener ends: the error was not caught. */
  readonly fatal?: boolean | undefined
  /** In MB. */
  readonly maxMemory: number
  /** Lines are in the pipe: the log of this invocation is not whole before they are read. */
  readonly printed: boolean
}

/** A failure as Lambda puts it into a response. */
export interface FunctionFailure {
  readonly errorType: string
  readonly errorMessage: string
  readonly trace?: string[]
}

const MB = 1024 * 1024

/** Largest event of a synchronous invocation in bytes ("Lambda quotas": 6 MB). */
export const MAX_REQUEST = 6 * MB
/** Largest event of an asynchronous invocation in bytes ("Lambda quotas": 1 MB since October 2025, 256 KB before). */
export const MAX_ASYNC_REQUEST = MB
/** Largest answer of a synchronous invocation in bytes: Lambda allows it 100 more than the request. */
export const MAX_RESPONSE = MAX_REQUEST + 100
/** Largest streamed answer in bytes ("Lambda quotas": 200 MB). */
export const MAX_STREAMED_RESPONSE = 200 * MB

/** Largest frame of a channel in bytes: what is over Lambda's limits must arrive to be refused by its size. */
export const MAX_FRAME = 64 * MB

/** Writes a frame. */
export const encode = (message: ToWorker | FromWorker, payload = ''): string => `${JSON.stringify(message)}\n${payload}`

/** Writes a frame with bytes as its payload. */
export const encodeBytes = (message: FromWorker, payload: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${JSON.stringify(message)}\n`), payload])

/** Reads a frame. */
export const decode = <M extends ToWorker | FromWorker>(frame: Buffer): { message: M; payload: Buffer } => {
  const end = frame.indexOf(10)
  return { message: JSON.parse(frame.toString('utf8', 0, end)) as M, payload: frame.subarray(end + 1) }
}
