import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useMachines } from '../api/use-machines.ts'
import { useSession } from '../auth/session-provider.tsx'
import { IconSearch } from '../ui/icons.ts'
import { MENU } from './pages.ts'

/** Search by name, place, code and tag: goes to machines and pages from anywhere. */
export function Search() {
  const [, navigate] = useLocation()
  const { may } = useSession()
  const [opened, setOpened] = useState(false)
  const { machines, loading } = useMachines(opened)
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
  return (
    <Spotlight
      actions={groups}
      shortcut={null}
      limit={12}
      highlightQuery
      onSpotlightOpen={() => setOpened(true)}
      nothingFound={loading ? 'Reading the fleet' : 'No machine or page is called so'}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: 'Machine, place, code, tag or page',
        'aria-label': 'Search machines and pages',
      }}
    />
  )
}
