import { Group, Text } from '@mantine/core'

/** The mark of Dispense: a can that falls. */
export function Logo({ size = 28, label = true }: { size?: number; label?: boolean }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
        <rect x="2" y="2" width="28" height="28" rx="8" fill="var(--mantine-primary-color-filled)" />
        <path d="M11 8h10l1.5 2.5V22L21 24.5H11L9.500 22V10.500z" fill="#fff" opacity=".95" />
        <path
          d="M13 14h6M16 11v8m0 0-3-3m3 3 3-3"
          stroke="var(--mantine-primary-color-filled)"
          strokeWidth="1.8"
          fill="none"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {label && (
        <Text fw={700} size="lg" span>
          Dispense
        </Text>
      )}
    </Group>
  )
}
