import { useQuery } from '@apollo/client/react'
import { Badge } from '@mantine/core'
import { OpenAlertsDocument, OpenExceptionsDocument } from '../generated/graphql.ts'

/** How many things wait for a person on a page of the menu. The shell's `Tidings` keep both lists fresh. */
export function OpenCount({ path }: { path: string }) {
  if (path === '/alerts') return <OpenAlerts />
  return path === '/money' ? <OpenExceptions /> : null
}

function OpenAlerts() {
  const { data } = useQuery(OpenAlertsDocument)
  const open = data?.alerts.items.filter(({ acknowledgedAt }) => !acknowledgedAt) ?? []
  return <Count of={open.length} more={data?.alerts.nextToken} says="alerts nobody has acknowledged" />
}

function OpenExceptions() {
  const { data } = useQuery(OpenExceptionsDocument, { pollInterval: 60_000 })
  return <Count of={data?.exceptions.items.length ?? 0} more={data?.exceptions.nextToken} says="exceptions to decide" />
}

function Count({ of, more, says }: { of: number; more: string | null | undefined; says: string }) {
  if (of === 0) return null
  return (
    <Badge size="sm" variant="light" color="red" aria-label={`${of}${more ? ' or more' : ''} ${says}`}>
      {of}
      {more && '+'}
    </Badge>
  )
}
