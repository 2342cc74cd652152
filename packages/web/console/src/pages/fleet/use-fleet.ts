import { useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { useRest } from '../../api/use-rest.ts'
import { FleetDocument, FleetFiguresDocument, OpenAlertsDocument } from '../../generated/graphql.ts'
import { dayOf } from '../../ui/format.ts'
import { useNow } from '../../ui/use-now.ts'
import { askedFor, type FleetFilter, rowsOf } from './view.ts'

/** How long somebody has stopped typing before the API is asked, in milliseconds. */
const TYPING_MS = 250

/** So many machines are loaded by themselves; more when somebody asks for them. */
const LOADED = 2000

/**
 * The fleet, page after page, with its alerts and what it sold on this day (UTC): all of it, or what the API finds by a filter. Until
 * the first of that is there, what was found before stays.
 */
export function useFleet({ q, state, place, tag }: FleetFilter) {
  const [words] = useDebouncedValue(q, TYPING_MS)
  const filter = useMemo(() => askedFor({ q: words, state, place, tag }), [words, state, place, tag])
  const today = dayOf(useNow(60_000))
  const fleet = useQuery(FleetDocument, { variables: filter ? { filter } : {} })
  const alerts = useQuery(OpenAlertsDocument)
  const figures = useQuery(FleetFiguresDocument, { variables: { today } })
  const { error } = fleet
  const data = fleet.data ?? fleet.previousData
  const next = fleet.data?.machines.nextToken
  const [wanted, setWanted] = useState(LOADED)
  const isHeld = Boolean(next) && (data?.machines.items.length ?? 0) >= wanted
  const missing = useRest(fleet, isHeld ? undefined : next)
  const missingAlerts = useRest(alerts, alerts.data?.alerts.nextToken)
  const rows = useMemo(
    () => data && rowsOf(data.machines.items, alerts.data?.alerts.items ?? [], figures.data?.sales.byMachine ?? []),
    [data, alerts.data, figures.data],
  )
  return {
    rows,
    today,
    /** Whether further pages are on their way. */
    loading: fleet.loading || words !== q || (Boolean(next) && !isHeld && !missing),
    /** Whether there are more, which somebody has to ask for: `loadMore`. */
    isHeld,
    loadMore: () => setWanted((before) => before + LOADED),
    /** Whether the rows are of a filter, and not the whole fleet. */
    isFiltered: filter !== undefined,
    sums: figures.data?.sales.sum,
    moreAlerts: Boolean(alerts.data?.alerts.nextToken),
    error: error ?? missing ?? alerts.error ?? missingAlerts ?? figures.error,
    refetch: () => Promise.all([fleet.refetch(), alerts.refetch(), figures.refetch()]),
  }
}
