import { readFile } from 'node:fs/promises'
import {
  buildASTSchema,
  isAbstractType,
  isObjectType,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  validateSchema,
} from 'graphql'
import { describe, expect, it, vi } from 'vitest'
import type { Caller } from '../../test/api.ts'
import { createApi, member } from '../../test/api.ts'
import { awsTypeDefs } from '../aws-type-defs.ts'
import { checkSchema } from './check.ts'
import { schemaDocument } from './document.ts'
import { createSchema } from './schema.ts'

const machine: Caller = { authMode: 'AWS_LAMBDA', identity: { resolverContext: { machineId: 'm' } } }

describe('building the schema', () => {
  it('refuses resolvers without a field, data sources that do not exist, and pipelines of a wrong length', () => {
    const build = () =>
      createSchema({
        typeDefs: 'type Query { a: Int b: Int c: Int }',
        resolvers: {
          Query: { z: {}, a: { dataSource: 'Table' }, b: { functions: [] }, c: { functions: Array(11).fill({}) } },
          Nothing: { at: {} },
        },
        defaultAuthMode: 'API_KEY',
      })
    expect(build).toThrow(/Query\.z: the schema has no such field/)
    expect(build).toThrow(/Nothing\.at: the schema has no such field/)
    expect(build).toThrow(/Query\.a: there is no data source 'Table'; createSchema was given none/)
    expect(build).toThrow(/Query\.b: a pipeline has 1 to 10 functions, this one has 0/)
    expect(build).toThrow(/Query\.c: a pipeline has 1 to 10 functions, this one has 11/)
  })

  it('takes an SDL that defines the AWS scalars and directives itself', () => {
    const typeDefs = `${awsTypeDefs} type Query { at: AWSDateTime @aws_api_key }`
    expect(() => createSchema({ typeDefs, resolvers: {}, defaultAuthMode: 'API_KEY' })).not.toThrow()
  })

  it('refuses an SDL that is not valid, and a schema that is none', () => {
    const build = (typeDefs: string) => createSchema({ typeDefs, resolvers: {}, defaultAuthMode: 'API_KEY' })
    expect(() => build('type Query { a: Nothing }')).toThrow('Unknown type "Nothing"')
    expect(() => build('type Query { a: A } type A')).toThrow('Type A must define one or more fields')
  })

  it('makes what graphql-js makes, though its types make their fields only when they are asked for', async () => {
    const document = schemaDocument(await readFile(new URL('../../../../schema.graphql', import.meta.url), 'utf8'))
    const whole = buildASTSchema(document)
    const options = { typeDefs: document, resolvers: {}, defaultAuthMode: 'API_KEY' } as const
    const lazy = createSchema({ ...options, checked: checkSchema(document, 'API_KEY') })
    expect(printSchema(lexicographicSortSchema(lazy))).toBe(printSchema(lexicographicSortSchema(whole)))
    expect(validateSchema(lazy)).toEqual([])
    const implementations = (schema: typeof whole) =>
      Object.values(schema.getTypeMap()).flatMap((type) => (isAbstractType(type) ? schema.getPossibleTypes(type) : []))
    expect(implementations(lazy).map(String)).toEqual(implementations(whole).map(String))
  })

  it('takes Query, Mutation and Subscription for the roots when the SDL does not say which they are', () => {
    const typeDefs = 'type Query { a: Int } type Mutation { b: Int } type Subscription { c: Int }'
    const schema = createSchema({ typeDefs, resolvers: {}, defaultAuthMode: 'API_KEY' })
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
    expect(roots.map(String)).toEqual(['Query', 'Mutation', 'Subscription'])
  })

  it('holds the same definitions as the file for tools', async () => {
    const file = await readFile(new URL('../aws.graphql', import.meta.url), 'utf8')
    expect(print(parse(awsTypeDefs))).toBe(print(parse(file)))
  })
})

describe('the auth directives', () => {
  const api = createApi({
    typeDefs: /* GraphQL */ `
      type Query {
        plain: Int
        key: Int @aws_api_key
        people: Int @aws_cognito_user_pools
        owners: Int @aws_cognito_user_pools(cognito_groups: ["owner", "boss"])
        staff: Int @aws_auth(cognito_groups: ["owner"])
        both: Int @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner"])
        iam: Int @aws_iam
        oidc: Int @aws_oidc
        shared: Shared @aws_api_key @aws_lambda
        bare: Bare @aws_api_key
      }
      type Shared @aws_api_key @aws_lambda {
        open: Int
        secret: Int @aws_lambda
      }
      type Bare {
        value: Int
      }
    `,
    resolvers: {
      Query: {
        shared: { request: () => ({ payload: { open: 1, secret: 2 } }) },
        bare: { request: () => ({ payload: { value: 1 } }) },
      },
    },
    defaultAuthMode: 'AMAZON_COGNITO_USER_POOLS',
  })
  const guest: Caller = {}

  const cases: [field: string, caller: Caller, who: string, allowed: boolean][] = [
    ['plain', guest, 'a guest', false],
    ['plain', member(), 'a person', true],
    ['key', guest, 'a guest', true],
    ['key', member(), 'a person', false],
    ['people', member(), 'a person', true],
    ['owners', member(), 'a person', false],
    ['owners', member('viewer'), 'a viewer', false],
    ['owners', member('boss'), 'a boss', true],
    ['owners', machine, 'a machine', false],
    ['staff', member('owner'), 'an owner', true],
    ['staff', member('viewer'), 'a viewer', false],
    ['both', machine, 'a machine', true],
    ['both', member('owner'), 'an owner', true],
    ['both', member(), 'a person', false],
    ['iam', { authMode: 'AWS_IAM' }, 'a principal', true],
    ['iam', guest, 'a guest', false],
    ['oidc', { authMode: 'OPENID_CONNECT' }, 'a subject', true],
    ['oidc', member(), 'a person', false],
  ]
  it.each(cases)('on %s for %o, %s: %s', async (field, caller, _who, allowed) => {
    const { data, errors } = await api.ask(`{ ${field} }`, caller)
    expect(data).toEqual({ [field]: null })
    const message = `Not Authorized to access ${field} on type Query`
    expect(errors?.map((error) => error.message) ?? []).toEqual(allowed ? [] : [message])
  })

  it('of a field beat those of its type, and the other fields stay readable', async () => {
    const { data, errors } = await api.ask('{ shared { open secret } }', guest)
    expect(data).toEqual({ shared: { open: 1, secret: null } })
    expect(errors).toMatchObject([
      { path: ['shared', 'secret'], extensions: { code: 'Unauthorized', errorType: 'Unauthorized' } },
    ])
    expect((await api.ask('{ shared { open secret } }', machine)).data).toEqual({ shared: { open: 1, secret: 2 } })
  })

  it('of a query do not reach into its type: the default mode guards the nested fields', async () => {
    const { errors } = await api.ask('{ bare { value } }', guest)
    expect(errors?.[0]?.message).toBe('Not Authorized to access value on type Bare')
  })

  it('stop a resolver before its request runs', async () => {
    const ran = vi.fn(() => undefined)
    const guarded = createApi({
      typeDefs: 'type Query { secret: Int @aws_lambda }',
      resolvers: { Query: { secret: { request: ran } } },
    })
    await guarded.ask('{ secret }', guest)
    expect(ran).not.toHaveBeenCalled()
    await guarded.ask('{ secret }', machine)
    expect(ran).toHaveBeenCalledOnce()
  })
})

describe('a property without a guard of its own', () => {
  const api = createApi({
    typeDefs: /* GraphQL */ `
      union Found = Bare | Shared
      type Query {
        shared: Shared @aws_api_key @aws_lambda
        bare: Bare @aws_api_key
        found: Found @aws_iam
      }
      type Shared @aws_api_key @aws_lambda {
        open: Int
        grouped: Int @aws_api_key @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner"])
        secret: Int @aws_lambda
        inner: Inner
      }
      type Inner @aws_api_key @aws_lambda @aws_iam {
        deep: Int
      }
      type Bare {
        value: Int
      }
    `,
    resolvers: {
      Query: {
        shared: { request: () => ({ payload: { open: 1, grouped: 2, secret: 3, inner: { deep: 4 } } }) },
        bare: { request: () => ({ payload: { value: 1 } }) },
        found: { request: () => ({ payload: { __typename: 'Shared', open: 1, inner: { deep: 4 } } }) },
      },
    },
    defaultAuthMode: 'AMAZON_COGNITO_USER_POOLS',
    deniesFields: false,
  })
  const isGuarded = (type: string, field: string) => {
    const found = api.schema.getType(type)
    return isObjectType(found) && found.getFields()[field]?.resolve !== undefined
  }

  it('is one that everybody may read who comes to its object', () => {
    const paths = ['Inner.deep', 'Shared.open', 'Shared.inner', 'Shared.grouped', 'Shared.secret', 'Bare.value']
    const guarded = paths.filter((path) => isGuarded(...(path.split('.') as [string, string])))
    // A union leads principals (IAM) to `Shared`, whose fields are not for them.
    expect(guarded).toEqual(['Shared.open', 'Shared.inner', 'Shared.grouped', 'Shared.secret', 'Bare.value'])
  })

  it('is refused all the same to a caller of another mode, who comes by another way', async () => {
    const query = '{ found { ... on Shared { open inner { deep } } } }'
    const { data, errors } = await api.ask(query, { authMode: 'AWS_IAM' })
    expect(data).toEqual({ found: { open: null, inner: null } })
    expect(errors?.map(({ message }) => message)).toEqual([
      'Not Authorized to access open on type Shared',
      'Not Authorized to access inner on type Shared',
    ])
    expect((await api.ask('{ bare { value } }', {})).errors?.[0]?.message).toBe(
      'Not Authorized to access value on type Bare',
    )
    expect((await api.ask('{ shared { open secret inner { deep } } }', {})).data).toEqual({
      shared: { open: 1, secret: null, inner: { deep: 4 } },
    })
  })

  it('is not there for a request that names fields which it is denied: all of it is refused', async () => {
    const { data } = await api.ask('{ shared { open } }', { ...machine, deniedFields: ['Inner.deep'] })
    expect(data).toEqual({ shared: null })
  })
})
