import { cachePolicyOf, explainAuth } from '@dispense/appsync'
import { type GraphQLObjectType, getNamedType, isObjectType, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { AUTH_MODE } from './generated/type-defs.ts'
import { createApiSchema } from './server.ts'

const schema = createApiSchema()
const query = schema.getQueryType() as GraphQLObjectType

const policyOf = (source: string) => cachePolicyOf(schema, parse(source), undefined, AUTH_MODE)

/** The shortest way from the root to each type: what can be kept first, so that only the last field decides. */
const paths = new Map<GraphQLObjectType, readonly string[]>([[query, []]])
for (const only of [true, false]) {
  for (const [type, path] of paths) {
    for (const { name, type: fieldType } of Object.values(type.getFields())) {
      const below = getNamedType(fieldType)
      if (!isObjectType(below) || paths.has(below)) continue
      if (!only || policyOf(documentOf([...path, name, '__typename']))) paths.set(below, [...path, name])
    }
  }
}

function documentOf(path: readonly string[]): string {
  return path.reduceRight((inner, name) => `{ ${name} ${inner} }`, '')
}

/** Every field that a query reaches, as a query for it alone. */
const fields = [...paths].flatMap(([type, path]) =>
  Object.values(type.getFields()).map((field) => {
    const inner = isObjectType(getNamedType(field.type)) ? ['__typename'] : []
    const document = documentOf([...path, field.name, ...inner])
    return { name: `${type.name}.${field.name}`, document, isPublic: policyOf(document) !== null }
  }),
)

describe('what caches may keep', () => {
  it('is what a customer sees of a machine and of a product, as it was reviewed; `vitest -u` takes a new list', async () => {
    const kept = fields.filter(({ isPublic }) => isPublic).map(({ name }) => name)
    await expect(`${kept.toSorted().join('\n')}\n`).toMatchFileSnapshot('../cacheable.txt')
  })

  it.each(fields.filter(({ isPublic }) => !isPublic))('nobody keeps an answer with $name', ({ document }) => {
    // Beside what can be kept, too: one field is enough.
    expect(policyOf(`{ machine { id } ...Rest } fragment Rest on Query ${document}`)).toBeNull()
  })
})

it('all that is kept is open to everybody by its directives', () => {
  const { fields: access } = explainAuth(schema, AUTH_MODE, ['API_KEY'])
  const open = access.filter(({ access: { API_KEY } }) => API_KEY === true).map(({ field }) => field)
  for (const { name, isPublic } of fields) if (isPublic) expect(open).toContain(name)
})
