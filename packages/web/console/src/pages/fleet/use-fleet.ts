import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import { useRest } from '../../api/use-rest.ts'
import { FleetDocument, FleetFiguresDocument, OpenAlertsDocument } from '../../generated/graphql.ts'
import { dayOf } from '../../ui/format.ts'
import { useNow } from '../../ui/use-now.ts'
import { rowsOf } from './view.ts'

/** The whole fleet, page after page, with its alerts and what it sold on this day (UTC). */
export function useFleet() {
  const today = dayOf(useNow(60_000))
  const fleet = useQuery(FleetDocument)
  const alerts = useQuery(OpenAlertsDocument)
  const figures = useQuery(FleetFiguresDocument, { variables: { today } })
  const { data, error } = fleet
  const next = data?.machines.nextToken
  const missing = useRest(fleet, next)
  const rows = useMemo(
    () => data && rowsOf(data.machines.items, alerts.data?.alerts.items ?? [], figures.data?.sales.byMachine ?? []),
    [data, alerts.data, figures.data],
  )
  return {
    rows,
    today,
    /** Whether further pages are on their way. */
    loading: Boolean(next) && !missing,
    sums: figures.data?.sales.sum,
    moreAlerts: Boolean(alerts.data?.alerts.nextToken),
    error: error ?? missing ?? alerts.error ?? figures.error,
    refetch: () => Promise.all([fleet.refetch(), alerts.refetch(), figures.refetch()]),
  }
}
