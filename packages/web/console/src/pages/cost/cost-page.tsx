import { useQuery } from '@apollo/client/react'
import { BarChart } from '@mantine/charts'
import { Alert, Group, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { useMachines } from '../../api/use-machines.ts'
import { CostDocument, type CostQuery } from '../../generated/graphql.ts'
import { Answer, Waiting } from '../../ui/answer.tsx'
import { type Column, DataTable, ExportButton } from '../../ui/data-table.tsx'
import { dollars, formatDay, LOCALE } from '../../ui/format.ts'
import { IconInfoCircle } from '../../ui/icons.ts'
import { Page, Section } from '../../ui/page.tsx'
import { Tile } from '../../ui/tile.tsx'
import { useUrlState } from '../../ui/use-url-state.ts'
import { type Asked, askedOf, LIMITS } from './asked.ts'

type Report = CostQuery['cost']

/** How long somebody has stopped typing before the API is asked, in milliseconds. */
const TYPING_MS = 300

/** What the cloud costs in a month, for as many machines and drinks as one likes. */
export default function CostPage() {
  const { machines, loading } = useMachines()
  // What is not in the address is the fleet of now: it is counted before anything is asked.
  if (loading) {
    return (
      <Page title="Cost">
        <Waiting lines={8} />
      </Page>
    )
  }
  return <CostOf fleet={machines.length || 100} />
}

function CostOf({ fleet }: { fleet: number }) {
  const defaults = { machines: String(fleet), vends: String(fleet * 20), cards: '50', servers: '6' }
  const [state, change] = useUrlState(defaults)
  const asked = askedOf(state)
  const query = useQuery(CostDocument, { variables: asked })
  return (
    <Page title="Cost" note="A month of 30 days, from the units that every operation was measured to use">
      <Group align="flex-end">
        <Count name="machines" label="Machines" asked={asked} onChange={(value) => change({ machines: value })} />
        <Count
          name="vendsPerDay"
          label="Drinks a day, all together"
          asked={asked}
          onChange={(value) => change({ vends: value })}
        />
        <Count
          name="cardPercent"
          label="Paid by card, %"
          asked={asked}
          onChange={(value) => change({ cards: value })}
        />
        <Count
          name="servers"
          label="Servers beside it"
          asked={asked}
          onChange={(value) => change({ servers: value })}
        />
      </Group>
      <Answer of={query} skeleton={8}>
        {({ cost }) => (
          <Stack>
            <Sums report={cost} />
            <Services report={cost} />
            <Operations report={cost} />
            <Alert icon={<IconInfoCircle />} color="indigo" title="An estimate, no invoice">
              Prices of {cost.region}, read on {formatDay(cost.pricesOf)}, without free tiers.
            </Alert>
          </Stack>
        )}
      </Answer>
    </Page>
  )
}

function Count({
  name,
  label,
  asked,
  onChange,
}: {
  name: keyof Asked
  label: string
  asked: Asked
  onChange(value: string): void
}) {
  const [min, max] = LIMITS[name]
  const [typed, setTyped] = useState<string | number>()
  const ask = useDebouncedCallback((value: string | number) => {
    // An empty field is somebody who is about to type another number.
    if (value !== '') onChange(String(value))
  }, TYPING_MS)
  return (
    <NumberInput
      label={label}
      min={min}
      max={max}
      allowDecimal={false}
      thousandSeparator
      value={typed ?? asked[name]}
      onChange={(value) => {
        setTyped(value)
        ask(value)
      }}
      onBlur={() => {
        ask.flush()
        setTyped(undefined)
      }}
    />
  )
}

const count = (value: number) => new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 }).format(value)

function Sums({ report: { usd, usdPerVend, usdPerMachine, requests, servers } }: { report: Report }) {
  const { computeUsd, serversUsd, breakEvenRequests } = servers
  const cheaper = computeUsd <= serversUsd ? 'Serverless is cheaper' : 'The servers would be cheaper'
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }}>
      <Tile label="A month" value={dollars(usd)} note={`${count(requests)} requests`} />
      <Tile label="A drink" value={dollars(usdPerVend)} note="everything included" />
      <Tile label="A machine" value={dollars(usdPerMachine)} note="in a month" />
      <Tile
        label="Beside servers"
        value={dollars(serversUsd)}
        note={`for ${dollars(computeUsd)} of API and functions: ${cheaper.toLowerCase()}`}
      />
      <Tile
        label="Break-even"
        value={breakEvenRequests === null ? 'Never' : count(breakEvenRequests)}
        note="requests a month from which on servers are cheaper, if they can do them"
      />
    </SimpleGrid>
  )
}

const SERVICE_COLUMNS: Column<Report['services'][number]>[] = [
  { head: 'Service', cell: ({ name }) => name, text: ({ name }) => name },
  { head: 'USD a month', end: true, cell: ({ usd }) => dollars(usd), text: ({ usd }) => String(usd) },
]

function Services({ report: { services } }: { report: Report }) {
  const data = services.map(({ name, usd }) => ({ name, usd }))
  return (
    <Section
      title="By service"
      actions={<ExportButton name="cost-by-service" rows={services} columns={SERVICE_COLUMNS} />}
    >
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <div role="img" aria-label="What each service costs: the figures are in the table beside it">
          <BarChart
            h={Math.max(200, data.length * 36)}
            data={data}
            dataKey="name"
            orientation="vertical"
            series={[{ name: 'usd', label: 'USD a month', color: 'indigo.6' }]}
            valueFormatter={dollars}
            yAxisProps={{ width: 150 }}
          />
        </div>
        <DataTable label="By service" rows={services} columns={SERVICE_COLUMNS} keyOf={({ name }) => name} />
      </SimpleGrid>
    </Section>
  )
}

const OPERATION_COLUMNS: Column<Report['operations'][number]>[] = [
  {
    head: 'Operation',
    cell: ({ name, what }) => (
      <>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {what}
        </Text>
      </>
    ),
    text: ({ name, what }) => `${name}: ${what}`,
  },
  { head: 'Times a month', end: true, cell: ({ times }) => count(times), text: ({ times }) => String(times) },
  {
    head: 'Read units',
    end: true,
    cell: ({ readUnits }) => count(readUnits),
    text: ({ readUnits }) => String(readUnits),
  },
  {
    head: 'Write units',
    end: true,
    cell: ({ writeUnits }) => count(writeUnits),
    text: ({ writeUnits }) => String(writeUnits),
  },
  { head: 'USD a month', end: true, cell: ({ usd }) => dollars(usd), text: ({ usd }) => String(usd) },
]

function Operations({ report: { operations } }: { report: Report }) {
  return (
    <Section
      title="By operation"
      actions={<ExportButton name="cost-by-operation" rows={operations} columns={OPERATION_COLUMNS} />}
    >
      <DataTable
        label="By operation"
        rows={operations}
        columns={OPERATION_COLUMNS}
        keyOf={({ name, what }) => `${name} ${what}`}
      />
    </Section>
  )
}
