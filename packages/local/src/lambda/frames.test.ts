import { Duplex, duplexPair } from 'node:stream'
import { expect, it } from 'vitest'
import { until } from '../testing/until.ts'
import { FramePipe } from './frames.ts'

/** Both ends of a pipe, and what arrived at the second. */
const ends = () => {
  const [left, right] = duplexPair() as unknown as [Duplex, Duplex]
  const [one, other] = [new FramePipe(left), new FramePipe(right)]
  const frames: string[] = []
  other.on('message', (frame) => frames.push(frame.toString()))
  return { one, other, frames, left, right }
}

it('frames arrive whole and in order, be they text or bytes', async () => {
  const { one, frames } = ends()
  const long = 'é'.repeat(300_000)
  for (const frame of ['first', Buffer.from('second'), long]) one.send(frame)
  await until(() => frames.length === 3)
  expect(frames).toEqual(['first', 'second', long])
})

it('frames are put together however the pipe cuts them', () => {
  const stream = new Duplex({ read: () => undefined, write: () => undefined })
  const pipe = new FramePipe(stream)
  const frames: string[] = []
  pipe.on('message', (frame) => frames.push(frame.toString()))
  const bytes = Buffer.concat(['one', 'twenty-two'].flatMap((text) => [head(text.length), Buffer.from(text)]))
  for (const size of [1, 2, 5, bytes.length]) {
    frames.length = 0
    for (let at = 0; at < bytes.length; at += size) stream.emit('data', bytes.subarray(at, at + size))
    expect(frames).toEqual(['one', 'twenty-two'])
  }
})

it('a ping is answered, and is no message', async () => {
  const { one, other, frames } = ends()
  const pong = new Promise<void>((resolve) => one.once('pong', resolve))
  let pings = 0
  other.on('pong', () => pings++)
  one.ping()
  await pong
  expect([frames, pings]).toEqual([[], 0])
})

it('the end of the pipe is meant', async () => {
  const { other, right } = ends()
  const code = new Promise((resolve) => other.once('close', resolve))
  right.destroy()
  expect(await code).toBe(1000)
})

const head = (length: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(length)
  return bytes
}
