import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { definitions } from './dictionary/index.ts'
import { FINDINGS } from './findings.ts'
import { fieldCode } from './segment.ts'

const readme = readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8')
/** The formatter pads the cells of a table. */
const unpadded = readme.replace(/ +\|/g, ' |')

it('README.md has every segment with its fields', () => {
  const rows = [...definitions].map(([id, { title, fields }]) => {
    const named = fields.map(({ position, name }) => `${fieldCode(id, position).slice(id.length)} ${name}`)
    return `| ${id} | ${title} | ${named.join(', ') || 'kept as they came'} |`
  })
  expect(unpadded).toContain(`${rows.join('\n')}\n`)
})

it('README.md has every finding with its severity and what to do', () => {
  const rows = Object.entries(FINDINGS).map(([code, { severity, fix }]) => `| \`${code}\` | ${severity} | ${fix} |`)
  expect(unpadded).toContain(`${rows.join('\n')}\n`)
})

it('the code in README.md gives what it says', async () => {
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(readme) ?? []
  const runnable = code
    .replace("'@dispense/dex'", JSON.stringify(import.meta.resolve('./index.ts')))
    .replaceAll("'monday.dex'", JSON.stringify(resolve(import.meta.dirname, '../fixtures/first.eva_dts')))
    .replaceAll("'tuesday.dex'", JSON.stringify(resolve(import.meta.dirname, '../fixtures/second.eva_dts')))
  const said = [...code.matchAll(/^console\.log\((.*)\) \/\/ (.*)$/gm)].map(([, , output]) => output)
  const printed: string[] = []
  const run = new Function('print', 'load', `return (async () => {${asBody(runnable)}})()`)
  await run(
    (value: unknown) => printed.push(String(value)),
    (specifier: string) => import(specifier),
  )
  expect(said.length).toBeGreaterThan(2)
  expect(printed).toEqual(said)
})

/** Imports as calls, so that the text can be the body of a function. */
function asBody(code: string): string {
  return code
    .replace(/import (\{[^}]*\}) from (['"][^'"]+['"])/g, 'const $1 = await load($2)')
    .replaceAll('console.log(', 'print(')
}
