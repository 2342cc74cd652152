import type { ApolloServerPlugin } from '@apollo/server'
import type { LogError } from '../format-error.ts'
import type { ApiContext } from '../request-ids.ts'
import { eventsOfMutation } from './events.ts'
import type { Publisher } from './publisher.ts'

/**
 * Publishes what mutations did before they answer, because a function stands still afterwards. What fails here is no
 * fault of the mutation: the table's stream publishes it again.
 */
export const publishMutations = (
  publisherOf: (context: ApiContext) => Publisher,
  log: LogError,
): ApolloServerPlugin<ApiContext> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, schema }) {
        const { mutated, subscriptions } = contextValue
        const { invalidations } = subscriptions
        if (mutated.length + invalidations.length === 0) return
        const publisher = publisherOf(contextValue)
        const parts = [
          ...mutated.map(
            ({ fieldName, value }) =>
              () =>
                publisher.publish(eventsOfMutation(schema, fieldName, value)),
          ),
          ...invalidations.map((invalidation) => () => publisher.invalidate(invalidation)),
        ]
        for (const part of parts) {
          try {
            await part()
          } catch (error) {
            log('What a mutation did could not be published at once', error)
          }
        }
      },
    }
  },
})
