import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core'
import { leave, useSession } from '../auth/session-provider.tsx'
import { IconLogout } from '../ui/icons.ts'

/** Who is signed in, as what, and the way out. */
export function UserMenu() {
  const { name, roles, operator } = useSession()
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton aria-label={`Signed in as ${name}`}>
          <Avatar color="indigo" radius="xl" size={34} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)">
            {name}
          </Text>
          <Text size="xs">
            {roles.join(', ')} of {operator.name}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
