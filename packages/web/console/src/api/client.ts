import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client'
import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { SetContextLink } from '@apollo/client/link/context'
import { RemoveTypenameFromVariablesLink } from '@apollo/client/link/remove-typename'
import { RetryLink } from '@apollo/client/link/retry'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { OperationTypeNode } from 'graphql'
import { createClient } from 'graphql-ws'
import { createCache } from './cache.ts'
import type { Live } from './live.ts'

/** What the client needs of its surroundings. */
export interface Surroundings {
  /** The GraphQL endpoint. */
  url: string
  /** The WebSocket that tells what changes. */
  socketUrl: string
  /** The ID token of whoever is signed in. */
  token(): Promise<string | undefined>
  /** Told whether the WebSocket is connected. */
  live: Live
}

/** Apollo Client over HTTP for what is asked, and over a WebSocket for what is told. */
export function createApolloClient(surroundings: Surroundings): ApolloClient {
  const authorize = new SetContextLink(async ({ headers }) => {
    const token = await surroundings.token()
    return { headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) } }
  })
  // What was read may be sent back, for example a tax rule: the cache's `__typename` is no part of an input.
  const plain = new RemoveTypenameFromVariablesLink()
  // Mutations, too: those that add up carry a key, and the others say what shall be.
  const retry = new RetryLink({
    attempts: { max: 3, retryIf: (error) => !CombinedGraphQLErrors.is(error) },
    delay: { initial: 300, jitter: true },
  })
  const http = ApolloLink.from([plain, retry, authorize, new HttpLink({ uri: surroundings.url })])
  const isSubscription = ({ operationType }: ApolloLink.Operation) => operationType === OperationTypeNode.SUBSCRIPTION
  return new ApolloClient({
    cache: createCache(),
    link: ApolloLink.split(isSubscription, createSocketLink(surroundings), http),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  })
}

/** Connects with the first subscription, and again whenever the connection is lost. */
function createSocketLink({ socketUrl, token, live }: Surroundings): GraphQLWsLink {
  return new GraphQLWsLink(
    createClient({
      url: socketUrl,
      connectionParams: async () => ({ authorization: `Bearer ${await token()}` }),
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      keepAlive: 30_000,
      on: {
        connected: () => live.set('live'),
        closed: () => live.set('connecting'),
      },
    }),
  )
}
