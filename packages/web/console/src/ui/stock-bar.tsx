import { Group, Progress, Text } from '@mantine/core'
import { formatShare } from './format.ts'

/** How full something is: units of the par level, as a bar and in figures. */
export function StockBar({ stock, par, label }: { stock: number; par: number; label: string }) {
  if (par === 0) {
    return (
      <Text size="sm" c="dimmed">
        No planogram
      </Text>
    )
  }
  const share = Math.min(1, stock / par)
  const color = share === 0 ? 'red' : share <= 0.25 ? 'orange' : share <= 0.5 ? 'yellow' : 'green'
  return (
    <Group gap="xs" wrap="nowrap">
      <Progress
        value={share * 100}
        color={color}
        size="lg"
        radius="sm"
        w={96}
        aria-label={`${label}: ${formatShare(stock, par)}`}
      />
      <Text size="sm" className="figures">
        {stock} / {par}
      </Text>
    </Group>
  )
}
