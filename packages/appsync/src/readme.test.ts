import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const folder = new URL('../', import.meta.url)
const readme = await readFile(new URL('README.md', folder), 'utf8')
const snippets = [...readme.matchAll(/```js (\S+)\n(.*?)```/gs)].map(([, file = '', code = '']) => ({ file, code }))

describe('the README', () => {
  it.each(snippets)('shows $file as it is', async ({ file, code }) => {
    expect(await readFile(new URL(file, folder), 'utf8')).toContain(code)
  })

  it('has no snippet that is not of a file', () => {
    expect(readme.match(/```(?:js|ts)\n/g)).toBeNull()
  })

  it('starts with code that runs', async () => {
    const file = fileURLToPath(new URL('examples/quickstart.js', folder))
    const { stdout } = await promisify(execFile)(process.execPath, [file])
    expect(JSON.parse(stdout)).toEqual({ data: { greet: 'Ada' } })
  })

  it('names only commands that exist', async () => {
    for (const [, path = ''] of readme.matchAll(/node (packages\/appsync\/\S+\.ts)/g)) {
      await expect(readFile(new URL(path.replace('packages/appsync/', ''), folder))).resolves.toBeDefined()
    }
  })
})
