import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EventFile } from './event-file.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-file-'))
  path = join(folder, 'events.jsonl')
})

afterEach(() => rmSync(folder, { recursive: true }))

const event = (requestId: string) => ({
  requestId,
  arn: 'arn',
  payload: '{}',
  acceptedAt: 1,
  runs: 0,
  throttles: 0,
  dueAt: 1,
})

/** What another start finds. */
const found = () => {
  const file = new EventFile(path)
  file.close()
  return file.events
}

describe('the file of accepted events', () => {
  it('has the events that are not done, as they were last', () => {
    const file = new EventFile(path)
    for (const id of ['a', 'b', 'c']) file.add(event(id))
    file.update({ requestId: 'c', runs: 1, throttles: 2, dueAt: 99 })
    file.done('b')
    // A process that is killed closes nothing.
    expect(found()).toEqual([event('a'), { ...event('c'), runs: 1, throttles: 2, dueAt: 99 }])
    file.close()
  })

  it('is empty when all are done', () => {
    const file = new EventFile(path)
    for (const id of ['a', 'b']) file.add(event(id))
    for (const id of ['a', 'b']) file.done(id)
    file.update({ requestId: 'a', runs: 1, throttles: 0, dueAt: 1 })
    file.close()
    expect(readFileSync(path, 'utf8')).toBe('')
  })

  it('loses only the line in whose middle the process ended', () => {
    const file = new EventFile(path)
    for (const id of ['a', 'b']) file.add(event(id))
    file.close()
    truncateSync(path, readFileSync(path).length - 5)
    expect(found()).toEqual([event('a')])
  })

  it('does not grow without end while one event waits', () => {
    const file = new EventFile(path)
    file.add(event('waits'))
    const large = 'x'.repeat(1024 * 1024)
    for (let index = 0; index < 40; index++) {
      file.add({ ...event(`${index}`), payload: large })
      file.done(`${index}`)
    }
    file.close()
    expect(readFileSync(path).length).toBeLessThan(20 * 1024 * 1024)
    expect(found()).toEqual([event('waits')])
  })

  it('that cannot be read is named', () => {
    writeFileSync(path, 'no JSON\n')
    expect(() => new EventFile(path)).toThrow(path)
  })
})
