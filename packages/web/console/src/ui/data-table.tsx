import { Box, Button, Group, Table, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { download, toCsv } from './csv.ts'
import { IconDownload } from './icons.ts'
import { ProblemNote } from './problem-note.tsx'
import { Scroll } from './scroll.tsx'

/** A column of a table. */
export interface Column<Row> {
  head: string
  cell(row: Row): ReactNode
  /** Numbers stand at the end of their cell. */
  end?: boolean
  /** What a file holds instead of what is shown; a column without it is not exported. */
  text?(row: Row): string
}

/** A table that scrolls by itself on a narrow screen, and can be reached by keyboard then. */
export function DataTable<Row>({
  label,
  rows,
  columns,
  keyOf,
  foot,
  more,
}: {
  /** What the table is of, for who does not see it. */
  label: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  keyOf(row: Row): string
  foot?: ReactNode
  /** Gets the next page. */
  more?: (() => Promise<unknown>) | undefined
}) {
  return (
    <Box>
      <Scroll label={label}>
        <Table verticalSpacing="xs" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ head, end }) => (
                <Table.Th key={head} ta={end ? 'end' : 'start'} scope="col">
                  {head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={keyOf(row)}>
                {columns.map(({ head, cell, end }) => (
                  <Table.Td key={head} ta={end ? 'end' : 'start'} {...(end && { className: 'figures' })}>
                    {cell(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
          {foot && <Table.Tfoot>{foot}</Table.Tfoot>}
        </Table>
      </Scroll>
      {more && <More more={more} note={`${rows.length} shown`} />}
    </Box>
  )
}

/** The button for the next page; says what went wrong when it does not come. */
export function More({ more, note }: { more(): Promise<unknown>; note?: string }) {
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false })
  const get = () => {
    setState({ busy: true })
    more().then(
      () => setState({ busy: false }),
      (error: unknown) => setState({ busy: false, error }),
    )
  }
  return (
    <>
      {state.error !== undefined && <ProblemNote error={state.error} />}
      <Group justify="center" mt="sm">
        <Button variant="default" size="sm" loading={state.busy} onClick={get}>
          Show more
        </Button>
        {note && (
          <Text size="sm" c="dimmed">
            {note}
          </Text>
        )}
      </Group>
    </>
  )
}

/** Saves what a table shows as a file. */
export function ExportButton<Row>({
  name,
  rows,
  columns,
  more = false,
}: {
  /** Of the file, without its ending. */
  name: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  /** Whether the list goes on: the button then says how much of it the file has. */
  more?: boolean
}) {
  const save = () => {
    const exported = columns.filter((column) => column.text !== undefined)
    const lines = rows.map((row) => exported.map(({ text }) => text?.(row) ?? ''))
    download(
      `${name}.csv`,
      toCsv(
        exported.map(({ head }) => head),
        lines,
      ),
    )
  }
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconDownload size={16} />}
      onClick={save}
      disabled={rows.length === 0}
    >
      {more ? `CSV of the ${rows.length} shown` : 'CSV'}
    </Button>
  )
}
