import type { ApolloServerPlugin } from '@apollo/server'
import type { RequestContext } from '@dispense/appsync'
import type { GraphQLFormattedError } from 'graphql'

/** The context of one request of the API. */
export interface ApiContext extends RequestContext {
  /** What the request is called in the logs: Lambda's `awsRequestId`. */
  requestId: string
}

/** Writes the request's id into every error, so that whoever reports one names the lines of the log that belong to it. */
export const requestIds = (): ApolloServerPlugin<ApiContext> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body }, contextValue: { requestId } }) {
        if (body.kind !== 'single' || !body.singleResult.errors) return
        const named = (error: GraphQLFormattedError) => ({ ...error, extensions: { ...error.extensions, requestId } })
        body.singleResult.errors = body.singleResult.errors.map(named)
      },
    }
  },
})
