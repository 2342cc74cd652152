import { readFile } from 'node:fs/promises'
import { parse, print, stripIgnoredCharacters, visit } from 'graphql'

/**
 * A plugin of GraphQL Code Generator: the schema's text as an exported string, so that a Lambda function reads no file; and once
 * more without descriptions, which a function that answers no introspection need not parse when it starts.
 * @param {unknown} _schema
 * @param {unknown} _documents
 * @param {{ file: string }} config `file`: the schema, from the root of the repository.
 */
export async function plugin(_schema, _documents, { file }) {
  const text = await readFile(file, 'utf8')
  const silent = visit(parse(text), {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  })
  return [
    `/** ${file}, word for word. */`,
    `export const typeDefs = \`${escaped(text)}\``,
    '',
    `/** ${file} without its descriptions. */`,
    `export const silentTypeDefs =\n  \`${escaped(stripIgnoredCharacters(print(silent)))}\`\n`,
  ].join('\n')
}

/** @param {string} text */
const escaped = (text) => text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')
