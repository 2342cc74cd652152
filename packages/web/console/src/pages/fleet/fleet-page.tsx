import { Button, Grid, Group, SegmentedControl, Select, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useMachines } from '../../api/use-machines.ts'
import { useSession } from '../../auth/session-provider.tsx'
import { Waiting } from '../../ui/answer.tsx'
import { ExportButton } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { formatDay, formatMoney } from '../../ui/format.ts'
import { IconPlus, IconSearch, IconVaccineBottle } from '../../ui/icons.ts'
import { Page, Section } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Tile } from '../../ui/tile.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { FleetMap } from './fleet-map.tsx'
import { FleetTable, fleetColumns } from './fleet-table.tsx'
import { LiveSales } from './live-sales.tsx'
import { RegisterDialog } from './register-dialog.tsx'
import { useFleet } from './use-fleet.ts'
import { choicesOf, type FleetRow, filterRows, partWords } from './view.ts'

const DEFAULTS = { view: 'list', q: '', state: '', place: '', tag: '', sort: 'name' }

/** All machines of the operator, as a list and on a map. */
export default function FleetPage() {
  const { may, operator } = useSession()
  const [registering, setRegistering] = useState(false)
  const [filter, change] = useUrlState(DEFAULTS)
  const fleet = useFleet(filter)
  return (
    <Page
      title="Fleet"
      note={`${operator.name} · today is ${formatDay(fleet.today)} (UTC)`}
      actions={
        may('registerMachines') && (
          <Button leftSection={<IconPlus size={18} />} onClick={() => setRegistering(true)}>
            Add a machine
          </Button>
        )
      }
    >
      {registering && <RegisterDialog onClose={() => setRegistering(false)} />}
      {fleet.error && <ProblemNote error={fleet.error} onRetry={() => void fleet.refetch()} />}
      <Tiles fleet={fleet} />
      <Grid>
        <Grid.Col span={{ base: 12, lg: 9 }}>
          <Section>
            {fleet.rows ? (
              <Machines rows={fleet.rows} fleet={fleet} filter={filter} change={change} />
            ) : (
              <Waiting lines={8} />
            )}
          </Section>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 3 }}>
          <LiveSales />
        </Grid.Col>
      </Grid>
    </Page>
  )
}

type Fleet = ReturnType<typeof useFleet>

function Tiles({ fleet: { rows = [], sums, moreAlerts, isFiltered, isHeld } }: { fleet: Fleet }) {
  const selling = rows.filter(({ condition }) => !['OFFLINE', 'STOPPED', 'OUT_OF_SERVICE'].includes(condition)).length
  const refill = rows.filter(({ machine }) => machine.slots.some(({ level }) => level !== 'OK')).length
  const alerts = rows.reduce((sum, row) => sum + row.alerts, 0)
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }}>
      <Tile
        label="Machines selling"
        value={`${selling} of ${rows.length}${isHeld ? '+' : ''}`}
        note={`${refill} low on something${isFiltered ? ', of those found' : ''}`}
      />
      <Tile label="Sold today" value={sums ? formatMoney(sums.total) : '–'} note={sums && soldNote(sums)} />
      <Tile label="Vends today" value={sums?.vends ?? '–'} note={sums && `${sums.failed} failed, nothing charged`} />
      <Tile
        label="Open alerts"
        value={`${alerts}${moreAlerts ? '+' : ''}`}
        note={isFiltered ? 'of those found' : 'of all machines'}
      />
    </SimpleGrid>
  )
}

const soldNote = ({ refunded }: { refunded: { amount: number; currency: string } }) =>
  refunded.amount > 0 ? `${formatMoney(refunded)} given back` : 'tax and deposit included'

type Filter = typeof DEFAULTS

function Machines({
  rows,
  fleet: { loading, isHeld, loadMore, isFiltered },
  filter,
  change,
}: {
  rows: readonly FleetRow[]
  fleet: Fleet
  filter: Filter
  change(next: Partial<Filter>): void
}) {
  const now = useNow()
  const shown = useMemo(() => filterRows(rows, filter), [rows, filter])
  const columns = fleetColumns(now)
  const part = partWords(rows.length, { loading, isHeld })
  if (rows.length === 0 && !loading && !isFiltered) {
    return (
      <Empty title="There is no machine yet" icon={IconVaccineBottle}>
        An owner adds one with “Add a machine”; its controller then enrols with the code.
      </Empty>
    )
  }
  return (
    <>
      <FilterBar rows={rows} filter={filter} change={change}>
        <ExportButton name="fleet" rows={shown} columns={columns} more={loading || isHeld} />
      </FilterBar>
      {shown.length === 0 && loading && <Waiting lines={3} />}
      {shown.length === 0 && !loading && (
        <Empty title="No machine fits the filter">
          <Button variant="default" size="xs" onClick={() => change({ q: '', state: '', place: '', tag: '' })}>
            Show all
          </Button>
        </Empty>
      )}
      {part && shown.length > 0 && (
        <Group gap="xs" mb="xs">
          <Text size="sm" c="dimmed" role="status">
            {part}
          </Text>
          {isHeld && (
            <Button size="compact-sm" variant="default" onClick={loadMore}>
              Load more
            </Button>
          )}
        </Group>
      )}
      {shown.length > 0 &&
        (filter.view === 'map' ? <FleetMap rows={shown} /> : <FleetTable rows={shown} columns={columns} />)}
    </>
  )
}

const SORTS = [
  { value: 'name', label: 'Name' },
  { value: 'stock', label: 'Emptiest first' },
  { value: 'sales', label: 'Best seller first' },
  { value: 'alerts', label: 'Most urgent first' },
]

function FilterBar({
  rows,
  filter,
  change,
  children,
}: {
  rows: readonly FleetRow[]
  filter: Filter
  change(next: Partial<Filter>): void
  children: React.ReactNode
}) {
  const { machines: known } = useMachines(false)
  const { places, tags, states } = useMemo(
    () => choicesOf([...known, ...rows.map(({ machine }) => machine)], filter),
    [known, rows, filter],
  )
  const choice = (
    name: 'state' | 'place' | 'tag',
    label: string,
    data: string[] | { value: string; label: string }[],
  ) => (
    <Select
      aria-label={label}
      placeholder={label}
      data={data}
      value={filter[name] || null}
      onChange={(value) => change({ [name]: value ?? '' })}
      clearable
      searchable={data.length > 8}
      w={160}
    />
  )
  return (
    <Group gap="xs" mb="md" className="no-print">
      <TextInput
        type="search"
        aria-label="Search in the fleet"
        placeholder="Name, place, code or tag"
        leftSection={<IconSearch size={16} />}
        value={filter.q}
        onChange={(event) => change({ q: event.currentTarget.value })}
        w={220}
      />
      {choice('state', 'Any state', states)}
      {choice('place', 'Any place', places)}
      {choice('tag', 'Any tag', tags)}
      <Select
        aria-label="Order"
        data={SORTS}
        value={filter.sort}
        onChange={(sort) => change({ sort: sort ?? 'name' })}
        allowDeselect={false}
        w={170}
      />
      <SegmentedControl
        aria-label="View"
        data={[
          { value: 'list', label: 'List' },
          { value: 'map', label: 'Map' },
        ]}
        value={filter.view}
        onChange={(view) => change({ view })}
      />
      {children}
    </Group>
  )
}
