import { useQuery } from '@apollo/client/react'
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { useLocation } from 'wouter'
import { useSession } from '../auth/session-provider.tsx'
import { FleetDocument } from '../generated/graphql.ts'
import { IconSearch } from '../ui/icons.ts'
import { MENU } from './pages.ts'

/** Search by name, place, code and tag: goes to machines and pages from anywhere. */
export function Search() {
  const [, navigate] = useLocation()
  const { may } = useSession()
  const { data } = useQuery(FleetDocument, { fetchPolicy: 'cache-first' })
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
      actions: (data?.machines.items ?? []).map(({ id, name, place, code, tags }) => ({
        ...{ id: `machine ${id}`, label: name, description: `${place} · ${code}`, keywords: [code, ...tags] },
        onClick: () => navigate(`/machines/${id}`),
      })),
    },
  ]
  return (
    <Spotlight
      actions={groups}
      shortcut={null}
      limit={12}
      highlightQuery
      nothingFound="No machine or page is called so"
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: 'Machine, place, code, tag or page',
        'aria-label': 'Search machines and pages',
      }}
    />
  )
}
