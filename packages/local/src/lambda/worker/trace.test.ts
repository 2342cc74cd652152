import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { installTraceId, setTraceId } from './trace.ts'

let own: NodeJS.ProcessEnv

beforeEach(() => {
  own = process.env
  installTraceId()
})

afterEach(() => {
  process.env = own
})

it('the tracing header of the newest invocation is a variable like any other, also for a process that is started', () => {
  setTraceId('Root=1')
  setTraceId('Root=2')
  expect([process.env._X_AMZN_TRACE_ID, { ...process.env }._X_AMZN_TRACE_ID]).toEqual(['Root=2', 'Root=2'])
  expect('_X_AMZN_TRACE_ID' in process.env).toBe(true)
  const printed = execFileSync(process.execPath, ['-p', 'process.env._X_AMZN_TRACE_ID'], { encoding: 'utf8' })
  expect(printed).toBe('Root=2\n')
})

it('the other variables are those of the process', () => {
  Object.assign(process.env, { TRACE_TEST: 1 })
  expect([process.env.TRACE_TEST, own.TRACE_TEST]).toEqual(['1', '1'])
  delete process.env.TRACE_TEST
  expect(own.TRACE_TEST).toBeUndefined()
})
