import { Skeleton, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { ProblemNote } from './problem-note.tsx'

/** The part of a query's result that decides what is shown. */
interface Asked<Data> {
  data?: Data | undefined
  error?: unknown
  refetch?: () => unknown
}

/**
 * Shows what a query has answered: a skeleton until it has, the error above what is known already, then the data. What is
 * being asked again stays on the page meanwhile.
 */
export function Answer<Data>({
  of: { data, error, refetch },
  skeleton = 5,
  children,
}: {
  of: Asked<Data>
  /** How many lines the skeleton has. */
  skeleton?: number
  children: (data: NonNullable<Data>) => ReactNode
}) {
  return (
    <>
      {Boolean(error) && <ProblemNote error={error} {...(refetch && { onRetry: () => void refetch() })} />}
      {data !== undefined && data !== null && children(data)}
      {!data && !error && <Waiting lines={skeleton} />}
    </>
  )
}

/** Lines where something will be. */
export function Waiting({ lines }: { lines: number }) {
  const ids = Array.from({ length: lines }, (_, line) => `line-${line}`)
  return (
    <Stack gap="sm" aria-busy="true" aria-label="Loading" role="status">
      {ids.map((id) => (
        <Skeleton key={id} height={28} radius="sm" />
      ))}
    </Stack>
  )
}
