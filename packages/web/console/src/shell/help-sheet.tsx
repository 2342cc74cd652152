import { Group, Kbd, Modal, Stack, Text } from '@mantine/core'
import type { Shortcut } from './shortcuts.ts'

/** The keyboard shortcuts, in a dialog. */
export function HelpSheet({ shortcuts, onClose }: { shortcuts: readonly Shortcut[]; onClose(): void }) {
  return (
    <Modal opened onClose={onClose} title="Keyboard shortcuts" centered>
      <Stack gap="xs">
        {shortcuts.map(({ keys, says }) => (
          <Group key={keys} justify="space-between">
            <Text size="sm">{says}</Text>
            <Group gap={4}>
              {keysOf(keys).map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </Group>
          </Group>
        ))}
      </Stack>
    </Modal>
  )
}

const isMac = () => navigator.platform.startsWith('Mac')

const keysOf = (keys: string) => keys.split(/[ +]/).map((key) => (key === 'mod' ? (isMac() ? '⌘' : 'Ctrl') : key))
