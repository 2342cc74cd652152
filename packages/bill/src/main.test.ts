import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = async (...args: string[]) =>
  promisify(execFile)(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args]).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, text: stderr }),
  )

test('a month is printed with its services, operations and the comparison, or as JSON', async () => {
  const [{ text }, json] = await Promise.all([
    run('--machines', '10000', '--vends-per-day', '1000000'),
    run('--machines', '1', '--json'),
  ])
  expect(text).toContain('10,000 machines, 1,000,000 drinks a day, 50 % by card')
  for (const line of ['DynamoDB requests', 'for a drink', 'Mutation.startVend: money held', 'requests a month on']) {
    expect(text).toContain(line)
  }
  expect(JSON.parse(json.text)).toMatchObject({ fleet: { machines: 1, vendsPerDay: 100 }, perVend: expect.any(Number) })
})

test('the classic case is 30 million plain requests beside six small servers', async () => {
  const { text } = await run('--classic')
  expect(text).toContain('30,000,000 plain requests in a month')
  expect(text).toMatch(/\d+ % less than the servers/)
})

test('a number that is none, and a region without prices, end it with a sentence', async () => {
  expect(await run('--machines', 'many')).toMatchObject({
    code: 1,
    text: expect.stringContaining('--machines many is no'),
  })
  expect(await run('--region', 'mars-1')).toMatchObject({
    code: 1,
    text: expect.stringContaining('No prices are known'),
  })
})
