import { Group, Text, Tooltip } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import type { Live } from '../api/live.ts'

/** Whether the page hears of changes as they happen. */
export function LiveBadge({ live }: { live: Live }) {
  const state = useSyncExternalStore(live.subscribe, live.get)
  const isLive = state === 'live'
  return (
    <Tooltip label={isLive ? 'Changes are shown as they happen' : 'Connecting: what you see may be some seconds old'}>
      <Group gap={6} wrap="nowrap" role="status" aria-label={isLive ? 'Live' : 'Connecting'} data-live={state}>
        <span className={isLive ? 'live-dot' : 'live-dot waiting'} />
        <Text size="sm" c="dimmed" visibleFrom="md">
          {isLive ? 'Live' : 'Connecting'}
        </Text>
      </Group>
    </Tooltip>
  )
}
