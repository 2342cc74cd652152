import { EventEmitter } from 'node:events'
import type { Duplex } from 'node:stream'

/** What carries the frames of a channel: a WebSocket, or the pipe to a process that the control plane has started. */
export interface FrameSocket {
  on(event: 'message', listener: (frame: Buffer) => void): unknown
  on(event: 'close', listener: (code: number) => void): unknown
  on(event: 'error', listener: () => void): unknown
  once(event: 'open' | 'pong' | 'close', listener: () => void): unknown
  send(frame: string | Buffer, sent?: () => void): void
  /** Asks for a sign of life, which comes as `pong`. */
  ping(): void
  /** Code 1000: no more is wanted of the other end. */
  close(code: number): void
  terminate(): void
}

/** Bytes before a frame that tell its length. An empty frame is a ping, or the answer to one. */
const HEAD = 4

interface Events {
  open: []
  message: [Buffer]
  pong: []
  close: [number]
  error: [Error]
}

/**
 * Frames over a pipe: what a WebSocket is to a listener on another machine, without the network, the handshake and the
 * masks. Its end is the end of the process behind it, so a pipe that closes is not opened again.
 */
export class FramePipe extends EventEmitter<Events> {
  readonly #stream: Duplex
  #parts: Buffer[] = []
  /** Bytes until the frame whose parts are there, or its head, is whole. */
  #missing = 0
  #asked = false

  constructor(stream: Duplex) {
    super()
    this.#stream = stream
    process.nextTick(() => this.emit('open'))
    stream.on('data', (data: Buffer) => this.read(data))
    stream.on('error', (error) => this.emit('error', error))
    stream.on('close', () => this.emit('close', 1000))
  }

  /** Sends a frame; `sent` is called when it is with the system. */
  send(frame: string | Buffer, sent?: () => void): void {
    const length = Buffer.byteLength(frame)
    const bytes = Buffer.allocUnsafe(HEAD + length)
    bytes.writeUInt32LE(length)
    if (typeof frame === 'string') bytes.write(frame, HEAD)
    else frame.copy(bytes, HEAD)
    this.#stream.write(bytes, sent)
  }

  /** See FrameSocket. */
  ping(): void {
    this.#asked = true
    this.send('')
  }

  /** Sends no more; what the other end has sent is still read. */
  close(): void {
    this.#stream.end()
  }

  /** See FrameSocket. */
  terminate(): void {
    this.#stream.destroy()
  }

  /** Takes what has arrived, where the stream does not give it by itself; the bytes are not looked at later. */
  read(data: Buffer): void {
    this.#missing -= data.length
    if (this.#missing > 0) return void this.#parts.push(Buffer.from(data))
    const bytes = this.#parts.length > 0 ? Buffer.concat([...this.#parts, data]) : data
    this.#parts = []
    let at = 0
    for (;;) {
      const left = bytes.length - at
      const whole = left < HEAD ? HEAD : HEAD + bytes.readUInt32LE(at)
      if (left < whole) {
        this.#missing = whole - left
        if (left > 0) this.#parts.push(Buffer.from(bytes.subarray(at)))
        return
      }
      this.#take(bytes.subarray(at + HEAD, at + whole))
      at += whole
    }
  }

  #take(frame: Buffer): void {
    if (frame.length > 0) this.emit('message', frame)
    else if (this.#asked) {
      this.#asked = false
      this.emit('pong')
    } else this.send('')
  }
}
