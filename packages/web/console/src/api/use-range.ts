import { useQuery } from '@apollo/client/react'
import { ProductsDocument } from '../generated/graphql.ts'
import { useRest } from './use-rest.ts'

/** The operator's whole range, page after page. */
export function useRange() {
  const query = useQuery(ProductsDocument)
  useRest(query, query.data?.products.nextToken)
  return { products: query.data?.products.items ?? [], error: query.error }
}
