import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ProblemNote } from './problem-note.tsx'

/** A figure that somebody has to see before saying yes. */
export type Figure = readonly [label: string, value: ReactNode]

/**
 * Asks before something is done that moves money or cannot be taken back, with its figures. What goes wrong is said in the
 * dialog, which stays: the same button sends the same command, with the same key, again.
 */
export function ActionDialog({
  title,
  figures = [],
  children,
  confirm,
  danger = false,
  disabled = false,
  keepOpen = false,
  onConfirm,
  onClose,
}: {
  title: string
  figures?: readonly Figure[]
  children?: ReactNode
  /** What the button says: the deed, with its amount. */
  confirm: string
  danger?: boolean
  disabled?: boolean
  /** Whether whoever opened it goes on with what was done. */
  keepOpen?: boolean
  onConfirm(): Promise<unknown>
  onClose(): void
}) {
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false })
  const run = async () => {
    setState({ busy: true })
    try {
      await onConfirm()
      if (!keepOpen) onClose()
    } catch (error) {
      setState({ busy: false, error })
    }
  }
  return (
    <Modal
      opened
      // What is under way is not left alone: its answer, or its error, is to be seen.
      onClose={() => !state.busy && onClose()}
      title={title}
      centered
      size="lg"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <Stack>
          {figures.length > 0 && <Figures figures={figures} />}
          {children}
          {state.error !== undefined && <ProblemNote error={state.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={state.busy}>
              Cancel
            </Button>
            <Button type="submit" color={danger ? 'red' : 'indigo'} loading={state.busy} disabled={disabled}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** Labels and their values, one below the other. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <Table layout="auto" withRowBorders={false} verticalSpacing={4}>
      <Table.Tbody>
        {figures.map(([label, value]) => (
          <Table.Tr key={label}>
            <Table.Th scope="row" fw={400} w="40%">
              <Text size="sm" c="dimmed">
                {label}
              </Text>
            </Table.Th>
            <Table.Td>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
