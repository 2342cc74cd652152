import { useApolloClient, useQuery } from '@apollo/client/react'
import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { type ExportLineFragment, ExportLinkDocument, ExportsDocument } from '../../generated/graphql.ts'
import { Answer } from '../../ui/answer.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { formatMoment } from '../../ui/format.ts'
import { IconDownload } from '../../ui/icons.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import { Section } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { bytesText, EXPORT_KINDS, EXPORT_LOOKS } from './export-words.ts'

/** How often is asked how far files are, in milliseconds. */
const POLL = 1500

/** Files of the operator's rows: those that somebody asked for, and the statements of each night. */
export function ExportsTab() {
  const query = useQuery(ExportsDocument)
  const [asking, setAsking] = useState(false)
  const { startPolling, stopPolling, data } = query
  const busy = data?.exports.items.some(({ state }) => state === 'QUEUED' || state === 'RUNNING') ?? false
  useEffect(() => {
    if (busy) startPolling(POLL)
    return stopPolling
  }, [busy, startPolling, stopPolling])
  return (
    <>
      <Section title="Exports" actions={<Button onClick={() => setAsking(true)}>Export…</Button>}>
        <Answer of={query}>
          {({ exports: { items, nextToken } }) =>
            items.length === 0 ? (
              <Empty title="No exports yet">
                Choose “Export…” for a file of sales, the ledger, vends or refunds. Statements of each day with sales
                come by themselves.
              </Empty>
            ) : (
              <DataTable
                label="Exports"
                rows={items}
                columns={COLUMNS}
                keyOf={({ id }) => id}
                more={nextToken ? () => query.fetchMore({ variables: { nextToken } }) : undefined}
              />
            )
          }
        </Answer>
      </Section>
      {asking && <ExportDialog onDone={() => query.refetch()} onClose={() => setAsking(false)} />}
    </>
  )
}

const COLUMNS: Column<ExportLineFragment>[] = [
  {
    head: 'File',
    cell: ({ kind, format, origin, fileName }) => (
      <>
        <Text size="sm" fw={600}>
          {EXPORT_KINDS[kind]}, {format === 'CSV' ? 'CSV' : 'JSON Lines'}
        </Text>
        <Text size="xs" c="dimmed">
          {origin === 'NIGHTLY' ? 'Nightly statement' : fileName}
        </Text>
      </>
    ),
  },
  {
    head: 'Period (UTC)',
    cell: ({ from, until }) => (
      <span className="figures">
        {shortInstant(from)} – {shortInstant(until)}
      </span>
    ),
  },
  { head: 'Asked for', cell: ({ createdAt }) => <span className="figures">{formatMoment(createdAt)}</span> },
  { head: 'Rows', end: true, cell: ({ rows }) => rows.toLocaleString() },
  { head: 'Size', end: true, cell: ({ bytes }) => bytesText(bytes) },
  { head: 'State', cell: (line) => <State line={line} /> },
  { head: 'Download', cell: (line) => (line.state === 'DONE' ? <Download line={line} /> : '–') },
]

const shortInstant = (iso: string) =>
  iso
    .replace(/T00:00:00\.000Z$/, '')
    .replace(/:\d\d\.\d{3}Z$/, '')
    .replace('T', ' ')

function State({ line: { state, fraction, failure, fileExpiresAt } }: { line: ExportLineFragment }) {
  return (
    <Stack gap={4} miw={160}>
      <Group gap="xs">
        <LookBadge look={EXPORT_LOOKS[state]} />
      </Group>
      {state === 'RUNNING' && (
        <Progress value={fraction * 100} aria-label={`${Math.floor(fraction * 100)} % of the period`} />
      )}
      {state === 'DONE' && fileExpiresAt && (
        <Text size="xs" c="dimmed">
          until {formatMoment(fileExpiresAt)}
        </Text>
      )}
      {failure && (
        <Text size="xs" role="note">
          {failure.message} {failure.fix}
        </Text>
      )}
      {state === 'EXPIRED' && <Text size="xs">The file is deleted: ask for it once more.</Text>}
    </Stack>
  )
}

/** Asks for a link when it is clicked: it is good for five minutes. */
function Download({ line: { id, fileName } }: { line: ExportLineFragment }) {
  const client = useApolloClient()
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false })
  const open = async () => {
    setState({ busy: true })
    try {
      const variables = { exportId: id }
      const { data, error } = await client.query({ query: ExportLinkDocument, variables, fetchPolicy: 'no-cache' })
      if (error) throw error
      if (data?.exportStatus?.url) location.assign(data.exportStatus.url)
      setState({ busy: false })
    } catch (error) {
      setState({ busy: false, error })
    }
  }
  return (
    <>
      <Button
        size="xs"
        variant="light"
        leftSection={<IconDownload size={14} />}
        aria-label={`Download ${fileName}`}
        loading={state.busy}
        onClick={() => void open()}
      >
        Download
      </Button>
      {state.error !== undefined && <ProblemNote error={state.error} />}
    </>
  )
}
