import { useQuery } from '@apollo/client/react'
import { Button, Group, MultiSelect, Select, Stack } from '@mantine/core'
import { useMachines } from '../../api/use-machines.ts'
import { LowStockDocument, RestockPlanDocument } from '../../generated/graphql.ts'
import { Answer } from '../../ui/answer.tsx'
import { Empty } from '../../ui/empty.tsx'
import { dayOf, formatDay } from '../../ui/format.ts'
import { IconPrinter, IconTruckDelivery } from '../../ui/icons.ts'
import { Page, Section } from '../../ui/page.tsx'
import { useUrlState } from '../../ui/use-url-state.ts'
import { PickList } from './pick-list.tsx'
import { MAX_MACHINES, tourOf } from './tour.ts'

const DEFAULTS = { machines: '', days: '0' }

const DAYS = Array.from({ length: 8 }, (_, days) => ({
  value: String(days),
  label: days === 0 ? 'Today' : days === 1 ? 'Tomorrow' : `In ${days} days`,
}))

/** What to bring on the next tour: to print, or for a phone in the van. */
export default function RestockingPage() {
  const [state, change] = useUrlState(DEFAULTS)
  const low = useQuery(LowStockDocument)
  const { machines } = useMachines()
  const machineIds = tourOf(state.machines, low.data?.lowStock.items.map(({ machineId }) => machineId) ?? [])
  const inDays = Number(DAYS.find(({ value }) => value === state.days)?.value ?? 0)
  const plan = useQuery(RestockPlanDocument, { variables: { machineIds, inDays }, skip: machineIds.length === 0 })
  const date = dayOf(Date.now(), inDays)
  const tour = `${date} ${machineIds.toSorted().join(' ')}`
  return (
    <Page
      title="Restocking"
      note={`Tour of ${formatDay(date)}: par level minus stock plus what is likely to sell until then`}
      actions={
        <Button leftSection={<IconPrinter size={18} />} variant="default" onClick={() => print()}>
          Print
        </Button>
      }
    >
      <Group align="flex-end" className="no-print">
        <Select
          label="When"
          data={DAYS}
          value={state.days}
          allowDeselect={false}
          w={140}
          onChange={(days) => change({ days: days ?? '0' })}
        />
        <MultiSelect
          label="Machines"
          description={
            state.machines ? `At most ${MAX_MACHINES}` : 'Those that are low or empty; choose others as you like'
          }
          searchable
          clearable
          maxValues={MAX_MACHINES}
          flex={1}
          miw={260}
          data={machines.map(({ id, name, place }) => ({
            value: id,
            label: `${name}, ${place}`,
          }))}
          value={machineIds}
          onChange={(ids) => change({ machines: ids.join(',') })}
        />
      </Group>
      <Answer of={low}>
        {() =>
          machineIds.length === 0 ? (
            <Section>
              <Empty title="No machine is low" icon={IconTruckDelivery}>
                Choose machines to plan a tour all the same.
              </Empty>
            </Section>
          ) : (
            <Answer of={plan} skeleton={8}>
              {({ restockPlan }) => (
                <Stack>
                  <PickList key={tour} plan={restockPlan} tour={tour} />
                </Stack>
              )}
            </Answer>
          )
        }
      </Answer>
    </Page>
  )
}
