import { readFile } from 'node:fs/promises'
import { checkSchema, schemaDocument } from '@dispense/appsync'
import { visit } from 'graphql'

/**
 * A plugin of GraphQL Code Generator: the schema's text as an exported string, so that a Lambda function reads no file; parsed,
 * without descriptions, for a function that answers no introspection and need not parse when it starts; and what is known of the
 * whole of it.
 * @param {unknown} _schema
 * @param {unknown} _documents
 * @param {{ file: string, defaultAuthMode: string }} config `file`: the schema, from the root of the repository;
 *   `defaultAuthMode`: who reaches a field that has no auth directive and whose type has none.
 */
export async function plugin(_schema, _documents, { file, defaultAuthMode }) {
  const text = await readFile(file, 'utf8')
  const document = schemaDocument(text)
  const silent = visit(document, {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  })
  return [
    `/** ${file}, word for word. */`,
    `export const typeDefs = \`${escaped(text)}\``,
    '',
    `/** ${file} without its descriptions: JSON of what \`schemaDocument\` makes of it. */`,
    `export const silentDocument =\n  \`${escaped(JSON.stringify(silent, withoutEmpty))}\`\n`,
    '/** Who reaches a field that has no auth directive and whose type has none. */',
    `export const AUTH_MODE = '${defaultAuthMode}'\n`,
    `/** What \`checkSchema\` found. */`,
    `export const checked = ${JSON.stringify(checkSchema(document, defaultAuthMode), undefined, 2)}`,
  ].join('\n')
}

/** Most fields have none of these: graphql-js takes a list that is not there for an empty one. */
const OPTIONAL = ['arguments', 'directives', 'interfaces']
const withoutEmpty = (key, value) => (OPTIONAL.includes(key) && value.length === 0 ? undefined : value)

/** @param {string} text */
const escaped = (text) => text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')
