import { Paper, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** One figure, large, with what it is of. */
export function Tile({ label, value, note }: { label: string; value: ReactNode; note?: ReactNode }) {
  return (
    <Paper p="md" radius="lg" withBorder bg="var(--card)">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={26} fw={700} lh={1.25} className="figures" component="div">
        {value}
      </Text>
      {note && (
        <Text size="sm" c="dimmed" component="div">
          {note}
        </Text>
      )}
    </Paper>
  )
}
