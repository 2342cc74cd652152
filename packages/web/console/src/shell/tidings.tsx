import { useApolloClient, useSubscription } from '@apollo/client/react'
import { useCallback, useEffect, useRef } from 'react'
import type { Live } from '../api/live.ts'
import { useSession } from '../auth/session-provider.tsx'
import {
  type AlertPartsFragment,
  AlertsDocument,
  FleetMachineNowDocument,
  SalesDocument,
  type VendRowFragment,
} from '../generated/graphql.ts'
import { announceSale } from './sales-feed.ts'

/**
 * Listens for the whole console, once: sales and alerts of the operator. What a message holds is in the normalised cache by
 * then, so every view has it; what it changes beside (lists, sums) is asked again.
 */
export function Tidings({ live }: { live: Live }) {
  const { operator } = useSession()
  const client = useApolloClient()
  const variables = { operatorId: operator.id }
  const refresh = (names: ReadonlySet<string>) =>
    client.refetchQueries({ include: 'active', onQueryUpdated: ({ queryName }) => names.has(queryName ?? '') })
  const refreshFigures = useSoon(() => refresh(FIGURES), 3000)
  const refreshAlerts = useSoon(() => refresh(ALERTS), 300)
  const onSale = (vend: VendRowFragment) => {
    announceSale(vend)
    refreshFigures()
  }
  const onAlert = ({ rule, machineId }: AlertPartsFragment) => {
    refreshAlerts()
    if (!CHANGES_MACHINE.has(rule)) return
    void client.query({ query: FleetMachineNowDocument, variables: { machineId }, fetchPolicy: 'network-only' })
  }
  useSubscription(SalesDocument, {
    variables,
    onData: ({ data }) => data.data?.onSale && onSale(data.data.onSale),
  })
  useSubscription(AlertsDocument, {
    variables,
    onData: ({ data }) => data.data?.onAlert && onAlert(data.data.onAlert),
  })
  useCatchUp(live, () => client.refetchQueries({ include: 'active' }))
  return null
}

/** What was told while the connection was lost is missing: everything on the page is asked again. */
function useCatchUp(live: Live, ask: () => unknown): void {
  const latest = useRef(ask)
  latest.current = ask
  useEffect(() => {
    let lost = false
    return live.subscribe(() => {
      if (live.get() === 'connecting') lost = true
      else if (lost) {
        lost = false
        latest.current()
      }
    })
  }, [live])
}

/** Alerts that say that a machine itself is another one now, and not only a slot of it. */
const CHANGES_MACHINE = new Set(['OFFLINE', 'COLD_CHAIN', 'JAM', 'SOLD_OUT', 'LOW_STOCK'])

/** Sums that a sale changes: the table's stream brings them some seconds later. */
const FIGURES = new Set(['FleetFigures', 'SalesReport'])

/** Lists that an alert changes. */
const ALERTS = new Set(['OpenAlerts', 'AlertList', 'MachineAlerts'])

/** Runs something once, so many milliseconds after the first call of several. */
function useSoon(run: () => unknown, ms: number): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(run)
  latest.current = run
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      latest.current()
    }, ms)
  }, [ms])
}
