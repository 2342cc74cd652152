import { readFile } from 'node:fs/promises'

/**
 * A plugin of GraphQL Code Generator: the schema's text as an exported string, so that a Lambda function reads no file.
 * @param {unknown} _schema
 * @param {unknown} _documents
 * @param {{ file: string }} config `file`: the schema, from the root of the repository.
 */
export async function plugin(_schema, _documents, { file }) {
  const text = await readFile(file, 'utf8')
  const literal = text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')
  return `/** ${file}, word for word. */\nexport const typeDefs = \`${literal}\`\n`
}
