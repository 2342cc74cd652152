import { useEffect, useState } from 'react'

/** The part of a query's result that leads to its next page. */
interface Paged {
  error?: unknown
  fetchMore(options: { variables: { nextToken: string } }): Promise<unknown>
}

/**
 * Reads the further pages of a list, one after the other, until there is none.
 * @returns why the page that is missing did not come
 */
export function useRest({ error, fetchMore }: Paged, nextToken: string | null | undefined): unknown {
  const [failure, setFailure] = useState<{ token: string; reason: unknown }>()
  useEffect(() => {
    if (!nextToken || error) return
    void fetchMore({ variables: { nextToken } }).catch((reason) => setFailure({ token: nextToken, reason }))
  }, [nextToken, error, fetchMore])
  return failure && failure.token === nextToken ? failure.reason : undefined
}
