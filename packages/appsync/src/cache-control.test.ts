import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { cachePolicyOf } from './cache-control.ts'
import { createSchema } from './runtime/schema.ts'

const schema = createSchema({
  typeDefs: /* GraphQL */ `
    type Query @aws_api_key {
      menu: Menu @aws_api_key @cacheControl(maxAge: 30, staleWhileRevalidate: 60)
      short: Menu @aws_api_key @cacheControl(maxAge: 10)
      plain: Int
      number: Int @cacheControl(maxAge: 20)
      never: Menu @cacheControl(maxAge: 0)
      mine: Int @cacheControl(maxAge: 30, scope: PRIVATE)
      members: Int @aws_cognito_user_pools @cacheControl(maxAge: 30)
      things: [Thing!] @cacheControl(maxAge: 30)
    }
    type Menu @aws_api_key {
      title: String
      price: Price
      soon: Price @cacheControl(maxAge: 5, staleWhileRevalidate: 7)
      bare: Bare
      own: Own
      secret: Int @aws_cognito_user_pools
    }
    type Price @aws_api_key @cacheControl(inheritMaxAge: true) {
      amount: Int
    }
    type Bare @aws_api_key {
      a: Int
    }
    type Own @aws_api_key @cacheControl(maxAge: 30, scope: PRIVATE) {
      a: Int
    }
    union Thing = Price | Bare | Lock
    type Lock {
      a: Int
    }
    type Mutation {
      menu: Menu @aws_api_key @cacheControl(maxAge: 30)
    }
  `,
  resolvers: {},
  defaultAuthMode: 'AMAZON_COGNITO_USER_POOLS',
})

const policyOf = (source: string, name?: string) =>
  cachePolicyOf(schema, parse(source), name, 'AMAZON_COGNITO_USER_POOLS')

describe('what may be kept of an answer', () => {
  it('is the least of what its fields say', () => {
    expect(policyOf('{ menu { title } }')).toEqual({ maxAge: 30, staleWhileRevalidate: 60 })
    expect(policyOf('{ menu { title soon { amount } } }')).toEqual({ maxAge: 5, staleWhileRevalidate: 7 })
    expect(policyOf('{ menu { title } number }')).toEqual({ maxAge: 20, staleWhileRevalidate: 60 })
    expect(policyOf('{ short { title } }')).toEqual({ maxAge: 10, staleWhileRevalidate: 0 })
  })

  it('is nothing when a field of the root or an object says nothing', () => {
    expect(policyOf('{ menu { title } plain }')).toBeNull()
    expect(policyOf('{ menu { bare { a } } }')).toBeNull()
    expect(policyOf('{ never { title } }')).toBeNull()
    expect(policyOf('{ menu { price { amount } } }')).toEqual({ maxAge: 30, staleWhileRevalidate: 60 })
  })

  it('is nothing when a field is private, or not for everybody without a token', () => {
    expect(policyOf('{ mine }')).toBeNull()
    expect(policyOf('{ members }')).toBeNull()
    expect(policyOf('{ menu { own { a } } }')).toBeNull()
    expect(policyOf('{ menu { title secret } }')).toBeNull()
    expect(policyOf('query ($no: Boolean = false) { menu { title secret @include(if: $no) } }')).toBeNull()
  })

  it('follows fragments, and all types of a union', () => {
    expect(policyOf('{ menu { ...Parts } } fragment Parts on Menu { soon { amount } }')).toMatchObject({ maxAge: 5 })
    expect(policyOf('{ menu { ...Parts } } fragment Parts on Menu { secret }')).toBeNull()
    expect(policyOf('{ things { __typename ... on Price { amount } } }')).toMatchObject({ maxAge: 30 })
    expect(policyOf('{ things { ... on Price { amount } ... on Lock { a } } }')).toBeNull()
  })

  it('is nothing for a mutation, for introspection, for an operation that is not there, for types alone', () => {
    expect(policyOf('mutation { menu { title } }')).toBeNull()
    expect(policyOf('{ menu { title } __schema { description } }')).toBeNull()
    expect(policyOf('query A { menu { title } } query B { plain }', 'C')).toBeNull()
    expect(policyOf('query A { menu { title } } query B { plain }', 'A')).toMatchObject({ maxAge: 30 })
    expect(policyOf('{ __typename }')).toBeNull()
  })
})
