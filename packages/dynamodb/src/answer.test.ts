import { describe, expect, it } from 'vitest'
import { AnswerReader } from './answer.ts'

/** What a reader makes of a text that comes in parts of so many bytes, and then ends. */
function read(text: string, size: number) {
  const reader = new AnswerReader()
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) {
    const answer = reader.push(bytes.subarray(at, at + size))
    if (answer) return { ...answer, body: answer.body.toString(), read: Math.min(at + size, bytes.length) }
  }
  const answer = reader.end()
  return answer && { ...answer, body: answer.body.toString(), read: 'to the end' }
}

const head = (...lines: string[]) => `${['HTTP/1.1 200 OK', ...lines].join('\r\n')}\r\n\r\n`
const chunked = head('Transfer-Encoding: chunked')

const answers: [what: string, text: string, body: string][] = [
  ['by its length', `${head('Content-Length: 7', 'X-Amz-Crc32:  1 ')}Käse 1`, 'Käse 1'],
  ['empty', head('content-length: 0'), ''],
  ['in chunks', `${chunked}3\r\nKä\r\n5;name=value\r\nse\r\n1\r\n0\r\n\r\n`, 'Käse\r\n1'],
  ['in chunks with a trailer', `${chunked}A\r\n0\r\n\r\n01234\r\n0\r\nx-sum: 1\r\n\r\n`, '0\r\n\r\n01234'],
  ['after an interim one', `HTTP/1.1 100 Continue\r\n\r\n${head('content-length: 2')}{}`, '{}'],
  ['without a body', 'HTTP/1.1 204 No Content\r\nx: 1\r\n\r\n', ''],
]

describe('an answer', () => {
  it.each(answers)('is read whole however it is cut, and no byte further: %s', (_what, text, body) => {
    for (let size = 1; size <= Buffer.byteLength(text); size++) {
      expect(read(text, size)).toMatchObject({ body, read: Buffer.byteLength(text) })
    }
  })

  it('without a length ends with its connection', () => {
    const text = 'HTTP/1.0 503 Slow Down\r\ncontent-type: text/html\r\n\r\n<html>'
    const headers = { 'content-type': 'text/html' }
    expect(read(text, 10)).toEqual({ status: 503, headers, body: '<html>', read: 'to the end' })
  })

  it('has its headers in lower case, without the space around their values', () => {
    expect(read(`${head('X-Amzn-RequestId:  A:B \t', 'content-length: 0')}`, 1000)).toMatchObject({
      status: 200,
      headers: { 'x-amzn-requestid': 'A:B', 'content-length': '0' },
    })
  })

  it.each([
    ['its length', `${head('content-length: 3')}{}`],
    ['its last chunk', `${chunked}3\r\nKä\r\n`],
    ['the end of its last chunk', `${chunked}2\r\n{}\r\n0\r\n`],
    ['the end of its head', 'HTTP/1.1 200 OK\r\n'],
  ])('that ends before %s is none', (_what, text) => {
    expect(read(text, 4)).toBeUndefined()
  })

  it.each([
    ['what is not HTTP', 'SSH-2.0-OpenSSH_9.6\r\n\r\n'],
    ['more than its length', `${head('content-length: 1')}{}`],
    ['a chunk without a size', `${chunked}{}\r\n`],
    ['a head without an end', `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(70_000)}`],
  ])('that is %s is an error', (_what, text) => {
    expect(() => read(text, 80_000)).toThrow(Error)
  })
})
