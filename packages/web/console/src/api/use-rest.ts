import { useEffect } from 'react'

/** The part of a query's result that leads to its next page. */
interface Paged {
  error?: unknown
  fetchMore(options: { variables: { nextToken: string } }): Promise<unknown>
}

/** Reads the further pages of a list, one after the other, until there is none. */
export function useRest({ error, fetchMore }: Paged, nextToken: string | null | undefined): void {
  useEffect(() => {
    // What goes wrong on the way is in the query's own error.
    if (nextToken && !error) void fetchMore({ variables: { nextToken } }).catch(() => undefined)
  }, [nextToken, error, fetchMore])
}
