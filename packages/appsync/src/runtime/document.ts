import { type DocumentNode, parse } from 'graphql'
import { awsTypeDefs } from '../aws-type-defs.ts'

/**
 * An SDL with AppSync's scalars and directives, except those that it defines itself, parsed. It is plain JSON, so that it can be made
 * when a function is built: parsing is a third of what `createSchema` takes.
 */
export function schemaDocument(typeDefs: string): DocumentNode {
  const document = parse(typeDefs, { noLocation: true })
  const defined = new Set(
    document.definitions.map((node) => ('name' in node && node.name ? node.kind + node.name.value : '')),
  )
  const added = parse(awsTypeDefs, { noLocation: true }).definitions.filter(
    (node) => !('name' in node && node.name && defined.has(node.kind + node.name.value)),
  )
  return { ...document, definitions: [...document.definitions, ...added] }
}
