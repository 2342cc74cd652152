import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type DirectiveNode, parse, print, visit } from 'graphql'
import { awsTypeDefs } from '../aws-type-defs.ts'
import type { PortableResult } from './check.ts'

/**
 * Writes what AppSync takes: `schema.graphql` without the definitions that AppSync has itself and without `@cacheControl`, a module for each
 * resolver and function that it accepts, and `resolvers.json`, which says what belongs to which field.
 */
export async function exportPortable(
  typeDefs: string,
  results: readonly PortableResult[],
  folder: string,
): Promise<void> {
  const accepted = results.filter(({ faults }) => faults.length === 0)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'schema.graphql'), withoutAwsDefinitions(typeDefs))
  for (const result of accepted) {
    const file = join(folder, pathOf(result))
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, result.code)
  }
  const manifest = accepted.map((result) => ({
    [result.kind === 'resolver' ? 'field' : 'function']: result.name,
    code: pathOf(result),
    runtime: 'APPSYNC_JS@1.0.0',
  }))
  await writeFile(join(folder, 'resolvers.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

function pathOf({ kind, name }: PortableResult): string {
  return `${kind}s/${name.replace('.', '/')}.js`
}

function withoutAwsDefinitions(typeDefs: string): string {
  const own = new Set(
    parse(awsTypeDefs).definitions.map((node) => ('name' in node && node.name ? node.name.value : '')),
  )
  const drop = (node: { name: { value: string } }) => (own.has(node.name.value) ? null : undefined)
  // What AppSync does not know it refuses.
  const Directive = ({ name }: DirectiveNode) => (name.value === 'cacheControl' ? null : undefined)
  const dropped = { ScalarTypeDefinition: drop, EnumTypeDefinition: drop, DirectiveDefinition: drop, Directive }
  return `${print(visit(parse(typeDefs), dropped))}\n`
}
