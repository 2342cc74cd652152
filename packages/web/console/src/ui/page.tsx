import { Box, Group, Paper, type PaperProps, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'

/** A page: its heading (the window's title too), what can be done on it, and what it shows. */
export function Page({
  title,
  note,
  actions,
  before,
  children,
}: {
  title: string
  note?: ReactNode
  actions?: ReactNode
  /** Stands above the heading, for example the way back. */
  before?: ReactNode
  children: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} · Dispense`
  }, [title])
  return (
    <Stack gap="lg">
      <Box>
        {before}
        <Group justify="space-between" align="flex-end" gap="sm">
          <Box>
            <Title order={1} size="h2">
              {title}
            </Title>
            {note && (
              <Text c="dimmed" component="div">
                {note}
              </Text>
            )}
          </Box>
          {actions && (
            <Group gap="xs" className="no-print">
              {actions}
            </Group>
          )}
        </Group>
      </Box>
      {children}
    </Stack>
  )
}

/** A card of a page, with a heading of its own. */
export function Section({
  title,
  actions,
  children,
  ...paper
}: { title?: string; actions?: ReactNode; children: ReactNode } & PaperProps) {
  return (
    <Paper
      component="section"
      p="md"
      radius="lg"
      withBorder
      bg="var(--card)"
      {...(title && { 'aria-label': title })}
      {...paper}
    >
      {(title || actions) && (
        <Group justify="space-between" mb="sm" gap="xs">
          {title && (
            <Title order={2} size="h4">
              {title}
            </Title>
          )}
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
      )}
      {children}
    </Paper>
  )
}
