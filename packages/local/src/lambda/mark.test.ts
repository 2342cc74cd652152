import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { Mark, mark } from './mark.ts'

it('tells of the newest run alone', () => {
  const file = new Mark()
  expect(file.has(1)).toBe(false)
  mark(file.file, 9)
  expect([file.has(9), file.has(10)]).toEqual([true, false])
  mark(file.file, 10)
  expect([file.has(9), file.has(10)]).toEqual([false, true])
  file.close()
  expect(file.has(10)).toBe(true)
})

it('outlives the process that wrote it', async () => {
  const file = new Mark()
  const module = fileURLToPath(new URL('./mark.ts', import.meta.url))
  const code = `import { mark } from ${JSON.stringify(module)}; mark(3, 1); process.kill(process.pid, 'SIGKILL')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'ignore', 'ignore', file.file],
  })
  expect(await new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))).toBe('SIGKILL')
  expect(file.has(1)).toBe(true)
  file.close()
})
