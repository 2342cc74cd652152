import { useQuery } from '@apollo/client/react'
import { FleetDocument } from '../generated/graphql.ts'
import { useRest } from './use-rest.ts'

/**
 * The operator's machines, page after page, for pages that name or choose one.
 * @param wanted false: what is known is enough for now
 */
export function useMachines(wanted = true) {
  const query = useQuery(FleetDocument, { fetchPolicy: 'cache-first' })
  const { items = [], nextToken } = query.data?.machines ?? {}
  const missing = useRest(query, wanted ? nextToken : undefined)
  return {
    machines: items,
    /** Whether further pages are on their way. */
    loading: query.loading || (Boolean(nextToken) && !missing),
    nameOf: (id: string) => items.find((machine) => machine.id === id)?.name ?? id,
  }
}
