import { useQuery } from '@apollo/client/react'
import { ProductsDocument } from '../generated/graphql.ts'
import { useRest } from './use-rest.ts'

/** The operator's whole range, page after page. */
export function useRange() {
  const query = useQuery(ProductsDocument)
  const { items, nextToken } = query.data?.products ?? {}
  const missing = useRest(query, nextToken)
  const error = query.error ?? missing
  return {
    products: items ?? [],
    error,
    /** What there is so far, as `Answer` takes it. */
    answer: { data: items, error, refetch: query.refetch },
  }
}
