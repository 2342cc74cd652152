/**
 * The messages of a channel. An environment connects to `/channels/<environmentId>` and subscribes; nothing is sent
 * before the control plane has confirmed it. A frame is a line of JSON, then the raw payload: events and results pass
 * through without being parsed on the way.
 */
export type ToWorker =
  | {
      readonly type: 'subscribed'
      readonly bundle: string
      readonly exportName: string
      readonly logFormat: 'text' | 'json'
    }
  | {
      /** The event follows as the payload. */
      readonly type: 'invoke'
      readonly requestId: string
      readonly traceId: string
      readonly arn: string
      /** Milliseconds from now until the timeout; infinite (null) under a debugger. */
      readonly remaining: number | null
      readonly clientContext?: unknown
    }

/** What an environment says. */
export type FromWorker =
  | { readonly type: 'subscribe' }
  /** The init phase is over. */
  | { readonly type: 'ready'; readonly maxMemory: number }
  /** The init phase failed; the environment ends. The error follows as the payload. */
  | { readonly type: 'init-failed' }
  /** The handler's answer follows as the payload. `maxMemory` in MB. */
  | { readonly type: 'result'; readonly requestId: string; readonly maxMemory: number }
  /** The handler's error follows as the payload. `fatal`: the environment ends. */
  | { readonly type: 'failed'; readonly requestId: string; readonly maxMemory: number; readonly fatal: boolean }

/** A failure as Lambda puts it into a response. */
export interface FunctionFailure {
  readonly errorType: string
  readonly errorMessage: string
  readonly trace?: string[]
}

/** Largest request and response of a synchronous invocation, in bytes (Lambda quotas: 6 MB; the response has 100 more). */
export const MAX_REQUEST = 6 * 1024 * 1024
/** See MAX_REQUEST. */
export const MAX_RESPONSE = MAX_REQUEST + 100

/** Largest frame of a channel in bytes: what is over Lambda's limits must arrive to be refused by its size. */
export const MAX_FRAME = 64 * 1024 * 1024

/** Writes a frame. */
export const encode = (message: ToWorker | FromWorker, payload = ''): string => `${JSON.stringify(message)}\n${payload}`

/** Reads a frame. */
export const decode = <M extends ToWorker | FromWorker>(frame: string): { message: M; payload: string } => {
  const end = frame.indexOf('\n')
  return { message: JSON.parse(frame.slice(0, end)) as M, payload: frame.slice(end + 1) }
}
