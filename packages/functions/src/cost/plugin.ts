import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server'
import type { ApiContext } from '@dispense/api'
import { pricesNear } from '@dispense/bill'
import type { OperationDefinitionNode } from 'graphql'
import { costOf } from './cost.ts'
import type { Meter } from './meter.ts'

/** What the plugin has to know. */
export interface CostOptions {
  meter: Meter
  /** Whether every answer says what it cost, asked or not. */
  always: boolean
  region: string
  /** Told which of the schema's fields an operation asked for: see `operationName`. */
  named: (name: string) => void
  /** A plugin whose work before an answer is on the bill. Apollo Server runs those of several plugins at once. */
  after: ApolloServerPlugin<ApiContext>
}

/** Says in `extensions.cost` what a request cost, when its header `x-dispense-cost` is `1`: see `RequestCost`. */
export const reportCost = ({ meter, always, region, named, after }: CostOptions): ApolloServerPlugin<ApiContext> => ({
  async requestDidStart(started) {
    const before = await after.requestDidStart?.(started)
    const asked = always || started.request.http?.headers.get('x-dispense-cost') === '1'
    return {
      async didResolveOperation({ operation }) {
        if (operation) named(operationName(operation))
      },
      async willSendResponse(response) {
        await before?.willSendResponse?.(response)
        if (asked) addCost(response, meter, region)
      },
    }
  },
})

function addCost(
  { response: { body } }: GraphQLRequestContextWillSendResponse<ApiContext>,
  meter: Meter,
  region: string,
): void {
  if (body.kind !== 'single') return
  const { singleResult } = body
  const bytes = Buffer.byteLength(JSON.stringify(singleResult))
  singleResult.extensions = { ...singleResult.extensions, cost: costOf(meter.usage, bytes, pricesNear(region)) }
}

/**
 * What an operation does, by a name that no client chooses, so that there are no more of them than the schema has fields:
 * `Mutation.startVend`, or `Query.*` for several fields.
 */
export function operationName({ operation, selectionSet: { selections } }: OperationDefinitionNode): string {
  const [first, ...others] = selections
  const field = first?.kind === 'Field' && others.length === 0 ? first.name.value : '*'
  return `${operation === 'query' ? 'Query' : 'Mutation'}.${field}`
}
