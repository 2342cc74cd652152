/**
 * Says which resolver files AppSync would accept as they stand, and exports them.
 * `node src/cli/portable.ts <schema.graphql> <resolver folder> [--functions <folder>] [--out <folder>] [--strict]`
 * `--functions` are those of pipelines. With `--strict` it fails when any file is not portable.
 */
import '../portable/typescript-hook.ts'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { exportPortable } from '../portable/export.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    functions: { type: 'string' },
    out: { type: 'string' },
    strict: { type: 'boolean', default: false },
  },
})
const [schemaFile, folder] = positionals
if (!schemaFile || !folder) {
  console.error(
    'Say which schema and which resolvers: portable <schema.graphql> <resolver folder> [--functions <folder>] [--out <folder>] [--strict]',
  )
  process.exit(2)
}

// Loaded after the hook above, which a static import could overtake.
const { checkPortable } = await import('../portable/check.ts')
const results = await checkPortable(resolve(folder), values.functions && resolve(values.functions))
for (const { name, faults } of results) {
  console.log(faults.length === 0 ? `portable  ${name}` : `not yet   ${name}`)
  for (const fault of faults) console.log(`            ${fault}`)
}
const portable = results.filter(({ faults }) => faults.length === 0).length
console.log(`${portable} of ${results.length} resolvers run on AppSync as they stand.`)
if (values.out) {
  await exportPortable(await readFile(schemaFile, 'utf8'), results, resolve(values.out))
  console.log(`Exported to ${values.out}: schema.graphql, resolvers.json and ${portable} modules.`)
}
if (values.strict && portable < results.length) process.exitCode = 1
