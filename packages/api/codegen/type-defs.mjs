import { readFile } from 'node:fs/promises'
import { schemaDocument } from '@dispense/appsync'
import { visit } from 'graphql'

/**
 * A plugin of GraphQL Code Generator: the schema's text as an exported string, so that a Lambda function reads no file; and
 * parsed, without descriptions, for a function that answers no introspection and need not parse when it starts.
 * @param {unknown} _schema
 * @param {unknown} _documents
 * @param {{ file: string }} config `file`: the schema, from the root of the repository.
 */
export async function plugin(_schema, _documents, { file }) {
  const text = await readFile(file, 'utf8')
  const silent = visit(schemaDocument(text), {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  })
  return [
    `/** ${file}, word for word. */`,
    `export const typeDefs = \`${escaped(text)}\``,
    '',
    `/** ${file} without its descriptions: JSON of what \`schemaDocument\` makes of it. */`,
    `export const silentDocument =\n  \`${escaped(JSON.stringify(silent, withoutEmpty))}\`\n`,
  ].join('\n')
}

/** Most fields have none of these: graphql-js takes a list that is not there for an empty one. */
const OPTIONAL = ['arguments', 'directives', 'interfaces']
const withoutEmpty = (key, value) => (OPTIONAL.includes(key) && value.length === 0 ? undefined : value)

/** @param {string} text */
const escaped = (text) => text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')
