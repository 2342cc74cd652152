import type { Delivery, ServerMessage, SubscriptionEvent } from '@dispense/appsync/subscriptions'
import { Refusal } from '@dispense/core'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { formatError, type LogError } from '../format-error.ts'

/** The most bytes of a message that API Gateway carries. */
const MAX_MESSAGE = 128 * 1024

/** How errors are shown, as the API's answers by HTTP show them. */
export type ShowError = (error: GraphQLError) => GraphQLFormattedError

/** Shows errors as the API does; those that graphql-js finds in a document get the code that Apollo Server gives them. */
export function showError(log: LogError, production: boolean): ShowError {
  const format = formatError(log, production)
  return (error) => {
    const isOfDocument = error.extensions.code === undefined && !error.originalError
    const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' }
    const named = isOfDocument ? new GraphQLError(error.message, { nodes: error.nodes, extensions }) : error
    return format(named.toJSON(), named)
  }
}

/**
 * What a subscriber is told of an event, as text. When it is more than a message can carry, the subscriber is told that,
 * and the subscription goes on.
 */
export function nextMessage(id: string, { result }: Delivery, event: SubscriptionEvent | undefined, show: ShowError) {
  const extensions = event && { eventId: event.id, sequence: event.sequence }
  const text = write({
    id,
    type: 'next',
    payload: {
      data: result.data ?? null,
      ...(result.errors && { errors: result.errors.map(show) }),
      ...(extensions && { extensions }),
    },
  })
  if (Buffer.byteLength(text) <= MAX_MESSAGE) return text
  const tooLarge = asGraphql(new Refusal('PAYLOAD_TOO_LARGE', { bytes: Buffer.byteLength(text), most: MAX_MESSAGE }))
  return write({
    id,
    type: 'next',
    payload: { data: null, errors: [show(tooLarge)], ...(extensions && { extensions }) },
  })
}

/** What ends a subscription that failed or may not be. */
export const errorMessage = (id: string, errors: readonly GraphQLError[], show: ShowError): string =>
  write({ id, type: 'error', payload: errors.map(show) })

/** A refusal of the domain, as graphql-js would have wrapped it. */
export const asGraphql = (refusal: Refusal): GraphQLError =>
  new GraphQLError(refusal.message, { originalError: refusal })

/** A message as it is sent. */
export const write = (message: ServerMessage): string => JSON.stringify(message)
