import { Stack, Text, ThemeIcon } from '@mantine/core'
import type { ComponentType, ReactNode } from 'react'
import { IconMoodSmile } from './icons.ts'

/** What stands where there is nothing to show: why, and what could be done about it. */
export function Empty({
  title,
  children,
  icon: Icon = IconMoodSmile,
}: {
  title: string
  children?: ReactNode
  icon?: ComponentType<{ size?: number }>
}) {
  return (
    <Stack align="center" gap="xs" py="xl" ta="center">
      <ThemeIcon size={48} radius="xl" variant="light" color="gray">
        <Icon size={26} />
      </ThemeIcon>
      <Text fw={600}>{title}</Text>
      {children && (
        <Text c="dimmed" size="sm" maw={480} component="div">
          {children}
        </Text>
      )}
    </Stack>
  )
}
