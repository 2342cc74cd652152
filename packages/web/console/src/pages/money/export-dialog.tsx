import { useMutation } from '@apollo/client/react'
import { Group, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { CreateExportDocument, type ExportFormat, type ExportKind } from '../../generated/graphql.ts'
import { ActionDialog } from '../../ui/action-dialog.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { dayOf } from '../../ui/format.ts'
import { useKey } from '../../ui/use-key.ts'
import { EXPORT_KINDS, periodOf } from './export-words.ts'

const KINDS = Object.entries(EXPORT_KINDS).map(([value, label]) => ({ value, label }))

const FORMATS = [
  { value: 'CSV', label: 'CSV, for spreadsheets' },
  { value: 'JSON_LINES', label: 'JSON Lines, for programs' },
]

/** Has a file made of a period of days. */
export function ExportDialog({ onDone, onClose }: { onDone(): Promise<unknown>; onClose(): void }) {
  const today = dayOf(Date.now())
  const [wanted, setWanted] = useState({ kind: 'SALES', format: 'CSV', first: dayOf(Date.now(), -6), last: today })
  const change = (part: Partial<typeof wanted>) => setWanted((before) => ({ ...before, ...part }))
  const [create] = useMutation(CreateExportDocument)
  const idempotencyKey = useKey()
  const ordered = wanted.first <= wanted.last
  const send = async () => {
    const [kind, format] = [wanted.kind as ExportKind, wanted.format as ExportFormat]
    const input = { kind, format, ...periodOf(wanted.first, wanted.last), idempotencyKey }
    await create({ variables: { input } })
    await onDone()
  }
  return (
    <ActionDialog title="Export" confirm="Make the file" disabled={!ordered} onConfirm={send} onClose={onClose}>
      <Select
        label="What"
        data={KINDS}
        value={wanted.kind}
        allowDeselect={false}
        onChange={(kind) => change({ kind: kind ?? 'SALES' })}
      />
      <Select
        label="Format"
        data={FORMATS}
        value={wanted.format}
        allowDeselect={false}
        onChange={(format) => change({ format: format ?? 'CSV' })}
      />
      <Group>
        <DateInput
          label="First day (UTC)"
          value={wanted.first}
          max={wanted.last}
          onChange={(first) => change({ first })}
        />
        <DateInput label="Last day (UTC)" value={wanted.last} max={today} onChange={(last) => change({ last })} />
      </Group>
      <Text size="sm" c="dimmed">
        Amounts are in minor units with their currency beside them. Of today, what is older than half a minute is in it.
      </Text>
    </ActionDialog>
  )
}
