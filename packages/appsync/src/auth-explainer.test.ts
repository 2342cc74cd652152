import { describe, expect, it } from 'vitest'
import { explainAuth, printAuth } from './auth-explainer.ts'
import { createSchema } from './runtime/schema.ts'
import type { AuthMode } from './types.ts'

const modes: AuthMode[] = ['API_KEY', 'AMAZON_COGNITO_USER_POOLS']

function explain(typeDefs: string) {
  const schema = createSchema({ typeDefs, resolvers: {}, defaultAuthMode: 'AMAZON_COGNITO_USER_POOLS' })
  return explainAuth(schema, 'AMAZON_COGNITO_USER_POOLS', modes)
}

describe('the auth explainer', () => {
  it('says who reaches each field and why', () => {
    const { fields } = explain(`
      type Query { open: Int @aws_api_key staff: Int @aws_cognito_user_pools(cognito_groups: ["owner"]) plain: Int typed: Typed }
      type Typed @aws_api_key { a: Int }
    `)
    expect(fields).toEqual([
      { field: 'Query.open', source: 'field', access: { API_KEY: true, AMAZON_COGNITO_USER_POOLS: false } },
      { field: 'Query.staff', source: 'field', access: { API_KEY: false, AMAZON_COGNITO_USER_POOLS: ['owner'] } },
      { field: 'Query.plain', source: 'default', access: { API_KEY: false, AMAZON_COGNITO_USER_POOLS: true } },
      { field: 'Query.typed', source: 'default', access: { API_KEY: false, AMAZON_COGNITO_USER_POOLS: true } },
      { field: 'Typed.a', source: 'type', access: { API_KEY: true, AMAZON_COGNITO_USER_POOLS: false } },
    ])
  })

  it('names the nested fields that a directive on the query does not cover, through interfaces too', () => {
    const { gaps } = explain(`
      type Query { machine: Machine @aws_api_key node: [Node!]! @aws_api_key }
      interface Node { id: ID }
      type Machine implements Node { id: ID @aws_api_key name: String }
    `)
    expect(gaps).toEqual([
      { field: 'Query.machine', mode: 'API_KEY', unreachable: ['Machine.name'] },
      { field: 'Query.node', mode: 'API_KEY', unreachable: ['Machine.name'] },
    ])
  })

  it('prints a table that can be reviewed', () => {
    const text = printAuth(explain('type Query { a: A @aws_api_key } type A { b: Int }'))
    expect(text).toBe(
      [
        'field    API_KEY  AMAZON_COGNITO_USER_POOLS  because of',
        '-------  -------  -------------------------  ----------------------',
        "Query.a  yes      no                         the field's directives",
        'A.b      no       yes                        the default mode',
        '',
        'Reached fields whose type has fields out of reach (a directive does not cover nested types):',
        'Query.a with API_KEY: not A.b',
        '',
      ].join('\n'),
    )
    expect(printAuth(explain('type Query { a: Int }'))).toContain('Every reached type is reached wholly.')
  })
})
