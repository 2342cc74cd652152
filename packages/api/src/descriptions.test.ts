import { isEnumType, isInputObjectType, isIntrospectionType, isObjectType, isSpecifiedScalarType } from 'graphql'
import { expect, test } from 'vitest'
import { createApiSchema } from './server.ts'

test('every type, field, argument and enum value of the schema says what it is', () => {
  const silent: string[] = []
  const look = (name: string, { description }: { description?: string | null }) => description || silent.push(name)
  for (const type of Object.values(createApiSchema().getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type) || type.name.startsWith('AWS')) continue
    look(type.name, type)
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value)
    if (!isObjectType(type) && !isInputObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      look(`${type.name}.${field.name}`, field)
      if ('args' in field) for (const arg of field.args) look(`${type.name}.${field.name}(${arg.name}:)`, arg)
    }
  }
  expect(silent).toEqual([])
})
