import { Progress, Text } from '@mantine/core'
import type { SalesLinePartsFragment } from '../../generated/graphql.ts'
import { type Column, DataTable, ExportButton } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { formatShare } from '../../ui/format.ts'
import { Section } from '../../ui/page.tsx'
import { failureRate } from './lines.ts'

/** Above this share of failed vends a column wants to be looked at: what the alert FAILED_VENDS counts with. */
const TOO_MANY = 0.25

/** Which columns fail how often, the worst first. */
export function FailureTable({
  columns,
  machine,
}: {
  columns: readonly SalesLinePartsFragment[]
  /** The name of the one machine; without it columns of all machines stand together. */
  machine: string | undefined
}) {
  const worst = columns.toSorted((a, b) => failureRate(b.sums) - failureRate(a.sums) || a.key.localeCompare(b.key))
  return (
    <Section
      title="Failed vends by column"
      actions={<ExportButton name="failed-by-column" rows={worst} columns={COLUMNS} />}
    >
      <Text size="sm" c="dimmed" mb="sm">
        {machine ?? 'All machines: choose one to see its own columns'}
      </Text>
      {worst.length === 0 ? (
        <Empty title="Nothing was tried in this time" />
      ) : (
        <DataTable label="Failed vends by column" rows={worst} columns={COLUMNS} keyOf={({ key }) => key} />
      )}
    </Section>
  )
}

const COLUMNS: Column<SalesLinePartsFragment>[] = [
  { head: 'Column', cell: ({ key }) => <span className="slot-code">{key}</span>, text: ({ key }) => key },
  {
    head: 'Failure rate',
    cell: ({ key, sums }) => {
      const rate = failureRate(sums)
      return (
        <>
          <Text size="sm" className="figures">
            {formatShare(sums.failed, sums.vends + sums.failed)}
          </Text>
          <Progress
            value={rate * 100}
            color={rate >= TOO_MANY ? 'red' : 'gray'}
            w={120}
            aria-label={`Failure rate of ${key}`}
          />
        </>
      )
    },
    text: ({ sums }) => failureRate(sums).toFixed(4),
  },
  { head: 'Failed', end: true, cell: ({ sums }) => sums.failed, text: ({ sums }) => String(sums.failed) },
  { head: 'Completed', end: true, cell: ({ sums }) => sums.vends, text: ({ sums }) => String(sums.vends) },
]
