import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import type { FrameSocket } from '../frames.ts'
import { MAX_FRAME } from '../protocol.ts'

/** Connects to the control plane from elsewhere: under an id of its own, so that it is known when it comes back. */
export const openWebSocket = (url: string): (() => FrameSocket) => {
  const id = randomUUID()
  return () => new WebSocket(`${url}?id=${id}`, { perMessageDeflate: false, maxPayload: MAX_FRAME })
}
