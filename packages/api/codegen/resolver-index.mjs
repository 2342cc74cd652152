import { readdir } from 'node:fs/promises'
import { relative } from 'node:path/posix'

/**
 * A plugin of GraphQL Code Generator: one record of all resolver files, `<folder>/<Type>/<field>.ts`. A file that names a
 * type or field that the schema does not have is an error; what a field must have is said by `ResolverIndex`.
 * @param {import('graphql').GraphQLSchema} schema
 * @param {unknown} _documents
 * @param {{ folder: string }} config `folder`: the resolvers, from the root of the repository.
 * @param {{ outputFile: string }} info
 */
export async function plugin(schema, _documents, { folder }, { outputFile }) {
  const files = await resolverFiles(folder)
  const from = relative(outputFile.replace(/\/[^/]*$/, ''), folder)
  const byType = Map.groupBy(files, ({ type }) => type)
  for (const { type, field } of files) assertField(schema, folder, type, field)
  return [
    ...files.map(({ type, field }) => `import * as ${type}_${field} from '${from}/${type}/${field}.ts'`),
    `import type { ResolverIndex } from '../resolver-index.ts'`,
    '',
    `/** Every resolver of the API: the files of ${folder}. */`,
    'export const resolvers = {',
    ...[...byType].map(([type, fields]) => typeEntry(type, fields)),
    '} satisfies ResolverIndex',
    '',
  ].join('\n')
}

/** @param {string} folder */
async function resolverFiles(folder) {
  const paths = await readdir(folder, { recursive: true }).catch(() => [])
  return paths
    .map((path) => /^(?<type>\w+)[\\/](?<field>\w+)\.ts$/.exec(path)?.groups)
    .filter((groups) => groups !== undefined)
    .map(({ type, field }) => ({ type, field }))
    .toSorted((a, b) => (`${a.type}.${a.field}` < `${b.type}.${b.field}` ? -1 : 1))
}

function assertField(schema, folder, type, field) {
  if (schema.getType(type)?.getFields?.()[field]) return
  throw new Error(
    `${folder}/${type}/${field}.ts resolves ${type}.${field}, which schema.graphql does not have: add the field or remove the file.`,
  )
}

function typeEntry(type, fields) {
  return [`  ${type}: {`, ...fields.map(({ field }) => `    ${field}: ${type}_${field},`), '  },'].join('\n')
}
