import { useQuery } from '@apollo/client/react'
import { LineChart } from '@mantine/charts'
import { SimpleGrid, Stack, Text } from '@mantine/core'
import {
  type MachineDetailFragment,
  MachineTelemetryDocument,
  type TelemetryPartsFragment,
} from '../../generated/graphql.ts'
import { Answer } from '../../ui/answer.tsx'
import { type Column, DataTable, ExportButton, More } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { formatMoment, formatTime, LOCALE } from '../../ui/format.ts'
import { IconTemperature } from '../../ui/icons.ts'
import { Section } from '../../ui/page.tsx'
import { Tile } from '../../ui/tile.tsx'

/** What the machine measured: its newest values, plots of them, and the table behind the plots. */
export function TelemetryTab({ machine }: { machine: MachineDetailFragment }) {
  const query = useQuery(MachineTelemetryDocument, { variables: { machineId: machine.id }, pollInterval: 30_000 })
  return (
    <Answer of={query}>
      {({ machine: found }) => {
        if (!found?.telemetry) {
          return (
            <Section>
              <Empty title="It has not measured anything yet" icon={IconTemperature}>
                What its controller reports (temperature, door, payment devices, signal, errors) is kept for 30 days.
              </Empty>
            </Section>
          )
        }
        const { items, nextToken } = found.telemetryHistory
        return (
          <Stack>
            <NewestValues telemetry={found.telemetry} />
            <Plots reports={items} limit={machine.perishable?.maxTemperature} />
            <Reports reports={items} code={machine.code} />
            {nextToken && <More more={() => query.fetchMore({ variables: { nextToken } })} note="older reports" />}
          </Stack>
        )
      }}
    </Answer>
  )
}

const degrees = new Intl.NumberFormat(LOCALE, { style: 'unit', unit: 'celsius', minimumFractionDigits: 1 })

/** Tenths of a degree in words; the API has no floats for them. */
const celsius = (tenths: number) => degrees.format(tenths / 10)

const HEALTH = { OK: 'Works', FAULT: 'Fault', MISSING: 'Does not answer' } as const

function NewestValues({ telemetry }: { telemetry: TelemetryPartsFragment }) {
  const { temperature, door, coinMech, cashless, signal, firmware, errors, reportedAt } = telemetry
  const at = formatMoment(reportedAt)
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }}>
      <Tile label="Temperature" value={temperature === null ? '–' : celsius(temperature)} note={at} />
      <Tile label="Door" value={door === null ? '–' : door === 'OPEN' ? 'Open' : 'Shut'} />
      <Tile label="Coins" value={coinMech === null ? '–' : HEALTH[coinMech]} />
      <Tile label="Cards and phones" value={cashless === null ? '–' : HEALTH[cashless]} />
      <Tile label="Signal" value={signal === null ? '–' : `${signal} dBm`} note={firmware && `Firmware ${firmware}`} />
      <Tile label="Errors" value={errors?.length ? errors.join(', ') : 'None'} note="EVA-DTS" />
    </SimpleGrid>
  )
}

interface Plotted {
  at: string
  temperature: number | null
  signal: number | null
}

/** Oldest first, as time runs in a plot. */
const plotted = (reports: readonly TelemetryPartsFragment[]): Plotted[] => {
  // The day of a report is said where there are reports of several.
  const days = new Set(reports.map(({ reportedAt }) => new Date(reportedAt).toDateString()))
  const format = days.size > 1 ? formatMoment : formatTime
  return reports.toReversed().map(({ reportedAt, temperature, signal }) => ({
    at: format(reportedAt),
    temperature: temperature === null ? null : temperature / 10,
    signal,
  }))
}

function Plots({ reports, limit }: { reports: readonly TelemetryPartsFragment[]; limit: number | undefined }) {
  const data = plotted(reports)
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }}>
      <Section title="Temperature, °C">
        <Plot
          data={data}
          name="temperature"
          label="Temperature"
          unit=" °C"
          color="cyan.7"
          limit={limit === undefined ? undefined : limit / 10}
        />
      </Section>
      <Section title="Signal, dBm">
        <Plot data={data} name="signal" label="Signal" unit=" dBm" color="grape.6" />
      </Section>
    </SimpleGrid>
  )
}

function Plot({
  data,
  name,
  label,
  unit,
  color,
  limit,
}: {
  data: Plotted[]
  name: 'temperature' | 'signal'
  label: string
  unit: string
  color: string
  /** The highest value that is allowed: a line of its own. */
  limit?: number | undefined
}) {
  const known = data.filter((point) => point[name] !== null)
  if (known.length === 0) return <Text c="dimmed">Never reported.</Text>
  return (
    <div role="img" aria-label={`${label} of the last ${known.length} reports; the values are in the table below`}>
      <LineChart
        h={220}
        data={known}
        dataKey="at"
        series={[{ name, label, color }]}
        unit={unit}
        curveType="monotone"
        connectNulls
        withDots={known.length < 40}
        yAxisProps={{ domain: ['auto', 'auto'], width: 70 }}
        {...(limit !== undefined && { referenceLines: [{ y: limit, label: `Limit ${limit} °C`, color: 'red.6' }] })}
      />
    </div>
  )
}

const COLUMNS: Column<TelemetryPartsFragment>[] = [
  { head: 'When', cell: ({ reportedAt }) => formatMoment(reportedAt), text: ({ reportedAt }) => reportedAt },
  {
    head: 'Temperature',
    end: true,
    cell: ({ temperature }) => (temperature === null ? '–' : celsius(temperature)),
    text: ({ temperature }) => (temperature === null ? '' : String(temperature / 10)),
  },
  { head: 'Door', cell: ({ door }) => door ?? '–', text: ({ door }) => door ?? '' },
  {
    head: 'Signal',
    end: true,
    cell: ({ signal }) => (signal === null ? '–' : `${signal} dBm`),
    text: ({ signal }) => String(signal ?? ''),
  },
  { head: 'Coins', cell: ({ coinMech }) => coinMech ?? '–', text: ({ coinMech }) => coinMech ?? '' },
  { head: 'Cards', cell: ({ cashless }) => cashless ?? '–', text: ({ cashless }) => cashless ?? '' },
  { head: 'Errors', cell: ({ errors }) => errors?.join(', ') || '–', text: ({ errors }) => errors?.join(' ') ?? '' },
]

function Reports({ reports, code }: { reports: readonly TelemetryPartsFragment[]; code: string }) {
  return (
    <Section title="Reports" actions={<ExportButton name={`telemetry-${code}`} rows={reports} columns={COLUMNS} />}>
      <DataTable label="Reports" rows={reports} columns={COLUMNS} keyOf={({ sequence }) => String(sequence)} />
    </Section>
  )
}
