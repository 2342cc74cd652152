import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTerminal } from './terminal.ts'

let logs: string

beforeEach(async () => {
  logs = await mkdtemp(join(tmpdir(), 'terminal-'))
})

afterEach(() => rm(logs, { recursive: true, force: true }))

const functionLine = (line: string, source: 'function' | 'platform' = 'function') => ({
  type: 'function' as const,
  line: { functionName: 'Hello', environmentId: 'e', requestId: 'r', source, line },
})

const shown = (...events: Parameters<ReturnType<typeof createTerminal>['show']>[0][]) => {
  let text = ''
  const terminal = createTerminal(logs, (part) => {
    text += part
  })
  for (const event of events) terminal.show(event)
  terminal.close()
  return text
}

describe('the terminal', () => {
  it('shows steps and the lines of commands as they are', () => {
    expect(shown({ type: 'step', message: 'up' }, { type: 'command', name: 'Demo', line: '  table' })).toBe(
      'up\n  table\n',
    )
  })

  it.each([
    ['a plain line', functionLine('hello')],
    ['a JSON line that warns', functionLine('{"level":"WARN","message":"x"}')],
    ['a timeout', functionLine('2026 r Task timed out after 3.00 seconds', 'platform')],
    ['a report of a failure', functionLine('REPORT RequestId: r\tStatus: error', 'platform')],
    [
      'a report of a failure in JSON',
      functionLine('{"type":"platform.report","record":{"status":"timeout"}}', 'platform'),
    ],
  ])('shows %s of a function, with its name', (_title, event) => {
    expect(shown(event)).toBe(`Hello: ${event.line.line}\n`)
  })

  it.each([
    ['a JSON line of less weight', functionLine('{"level":"INFO","message":"x"}')],
    ['START', functionLine('START RequestId: r Version: $LATEST', 'platform')],
    ['REPORT', functionLine('REPORT RequestId: r\tDuration: 1.00 ms', 'platform')],
  ])('leaves %s to the log file', async (_title, event) => {
    expect(shown(event)).toBe('')
    expect(await readFile(join(logs, 'Hello.log'), 'utf8')).toBe(`${event.line.line}\n`)
  })
})

describe('the log files', () => {
  it('have the requests in one of their own', async () => {
    const entry = {
      requestTime: 't',
      requestId: 'r',
      httpMethod: 'GET',
      path: '/',
      routeKey: 'GET /',
      status: 200,
      responseLatency: 1,
      integrationRequestId: 'i',
      integrationStatus: '200',
      integrationLatency: '1',
      integrationServiceStatus: '200',
      ip: '127.0.0.1',
      userAgent: '-',
    }
    shown({ type: 'access', entry })
    expect(JSON.parse(await readFile(join(logs, 'access.log'), 'utf8'))).toEqual(entry)
  })

  it('begin anew with every start', async () => {
    shown(functionLine('first'))
    shown(functionLine('second'))
    expect(await readFile(join(logs, 'Hello.log'), 'utf8')).toBe('second\n')
  })

  it('never take more than twice their limit', async () => {
    const terminal = createTerminal(logs, () => undefined, { maxLog: 100 })
    for (let index = 0; index < 50; index++) terminal.show(functionLine(`{"line":${index}}`))
    terminal.close()
    expect((await readdir(logs)).sort()).toEqual(['Hello.1.log', 'Hello.log'])
    const sizes = await Promise.all(
      (await readdir(logs)).map(async (name) => (await readFile(join(logs, name))).length),
    )
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100)
    expect(await readFile(join(logs, 'Hello.log'), 'utf8')).toContain('{"line":49}')
  })
})
