import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { Mark, mark } from './mark.ts'

it('tells of the newest invocation alone, also when its id is shorter than the one before', () => {
  const file = new Mark()
  expect(file.has('')).toBe(true)
  mark(file.file, 'first-invocation')
  expect([file.has('first-invocation'), file.has('second')]).toEqual([true, false])
  mark(file.file, 'second')
  expect([file.has('first-invocation'), file.has('second')]).toEqual([false, true])
  file.close()
  expect(file.has('second')).toBe(true)
})

it('outlives the process that wrote it', async () => {
  const file = new Mark()
  const module = fileURLToPath(new URL('./mark.ts', import.meta.url))
  const code = `import { mark } from ${JSON.stringify(module)}; mark(3, 'a'); process.kill(process.pid, 'SIGKILL')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'ignore', 'ignore', file.file],
  })
  expect(await new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))).toBe('SIGKILL')
  expect(file.has('a')).toBe(true)
  file.close()
})
