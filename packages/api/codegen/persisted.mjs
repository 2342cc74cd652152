import { createHash } from 'node:crypto'
import { cachePolicyOf } from '@dispense/appsync'
import { print, visit } from 'graphql'

/**
 * A plugin of GraphQL Code Generator: the queries of a page whose answers caches may keep, by the SHA-256 of their text, so that
 * the page asks by a short GET and the API knows what is meant.
 * @param {import('graphql').GraphQLSchema} schema
 * @param {{ document: import('graphql').DocumentNode }[]} documents
 * @param {{ side: 'api' | 'page', defaultAuthMode: string }} config `api`: from hash to text; `page`: from the operation's name to the hash.
 */
export function plugin(schema, documents, { side, defaultAuthMode }) {
  const definitions = documents.flatMap(({ document }) => document.definitions)
  const fragments = new Map(
    definitions.filter(({ kind }) => kind === 'FragmentDefinition').map((node) => [node.name.value, node]),
  )
  const queries = definitions
    .filter(({ kind }) => kind === 'OperationDefinition')
    .map((node) => ({
      name: node.name.value,
      document: { kind: 'Document', definitions: withFragments(node, fragments) },
    }))
    .filter(({ name, document }) => cachePolicyOf(schema, document, name, defaultAuthMode) !== null)
    .map(({ name, document }) => ({ name, text: print(document) }))
  const lines = queries.map(({ name, text }) =>
    side === 'api' ? `  '${hashOf(text)}': \`${text}\`,` : `  ${name}: '${hashOf(text)}',`,
  )
  const [what, type] =
    side === 'api'
      ? ['What pages ask for by its SHA-256: the text.', 'Readonly<Record<string, string>>']
      : ['The SHA-256 of the queries that may be asked for by it, by their names.', 'Readonly<Record<string, string>>']
  return [`/** ${what} */`, `export const persisted: ${type} = {`, ...lines, '}', ''].join('\n')
}

/** An operation and the fragments that it needs, in the order in which it comes upon them. */
function withFragments(operation, fragments) {
  const found = new Set([operation])
  for (const node of found) {
    visit(node, { FragmentSpread: ({ name }) => void found.add(fragments.get(name.value)) })
  }
  return [...found]
}

/** @param {string} text */
const hashOf = (text) => createHash('sha256').update(text).digest('hex')
