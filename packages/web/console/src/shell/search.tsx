import { useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { useRest } from '../api/use-rest.ts'
import { useSession } from '../auth/session-provider.tsx'
import { FleetDocument } from '../generated/graphql.ts'
import { IconSearch } from '../ui/icons.ts'
import { MENU } from './pages.ts'

/** How many are offered at once. */
const SHOWN = 12

/** Search by name, place, code and tag: goes to machines and pages from anywhere. */
export function Search() {
  const [, navigate] = useLocation()
  const { may } = useSession()
  const [opened, setOpened] = useState(false)
  const [asked, setAsked] = useState('')
  const [entered, setEntered] = useState(false)
  const [text] = useDebouncedValue(asked.trim().slice(0, 100), 250)
  const query = useQuery(FleetDocument, {
    ...{ variables: text ? { filter: { text } } : {}, fetchPolicy: 'cache-first' },
    skip: !opened,
  })
  const { items: machines = [], nextToken } = (query.data ?? query.previousData)?.machines ?? {}
  // Without a word, the first page is enough.
  const missing = useRest(query, text && machines.length < SHOWN ? nextToken : undefined)
  const loading = query.loading || Boolean(text && nextToken && !missing)
  const pages = MENU.filter(({ needs }) => !needs || may(needs))
  const groups: SpotlightActionGroupData[] = [
    {
      group: 'Pages',
      actions: pages.map(({ path, title, icon: Icon }) => ({
        ...{ id: path, label: title, leftSection: <Icon size={18} /> },
        onClick: () => navigate(path),
      })),
    },
    {
      group: 'Machines',
      actions: machines.map(({ id, name, place, code, tags }) => ({
        ...{ id: `machine ${id}`, label: name, description: `${place} · ${code}`, keywords: [code, ...tags] },
        onClick: () => navigate(`/machines/${id}`),
      })),
    },
  ]
  useEffect(() => {
    if (asked) selectFirst(entered)
  })
  return (
    <Spotlight
      actions={groups}
      shortcut={null}
      limit={SHOWN}
      query={asked}
      onQueryChange={(query) => {
        setAsked(query)
        setEntered(false)
      }}
      highlightQuery
      onSpotlightOpen={() => setOpened(true)}
      onSpotlightClose={() => setEntered(false)}
      nothingFound={loading ? 'Reading the fleet' : 'No machine or page is called so'}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: 'Machine, place, code, tag or page',
        'aria-label': 'Search machines and pages',
        onKeyDown: ({ key, nativeEvent }) => setEntered(key === 'Enter' && !nativeEvent.isComposing),
      }}
    />
  )
}

/**
 * Spotlight selects the first item when somebody types, but none that an answer brings later: then it is selected here, and, when
 * Enter was pressed before it came, opened.
 */
function selectFirst(open: boolean) {
  if (document.querySelector('.mantine-Spotlight-action[data-selected]')) return
  const first = document.querySelector<HTMLElement>('.mantine-Spotlight-action')
  first?.setAttribute('data-selected', 'true')
  if (open) first?.click()
}
