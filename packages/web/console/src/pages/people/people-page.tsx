import { Code, Group, Table, Text } from '@mantine/core'
import { PERMISSIONS, type Permission, ROLES, type Role } from '../../auth/roles.ts'
import { useSession } from '../../auth/session-provider.tsx'
import { Figures } from '../../ui/action-dialog.tsx'
import { IconCheck } from '../../ui/icons.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Scroll } from '../../ui/scroll.tsx'
import { PeopleSection } from './people-section.tsx'

const COLORS: Record<Role, string> = { owner: 'indigo', 'route-driver': 'teal', viewer: 'gray' }

/** Who works for the operator, who is signed in, and what each role may do. */
export default function PeoplePage() {
  const { id, name, roles, operator } = useSession()
  return (
    <Page title="People and roles">
      <PeopleSection />
      <Section title="You">
        <Figures
          figures={[
            ['Name', name],
            ['User', <Code key="id">{id}</Code>],
            ['Works for', operator.name],
            [
              'Role',
              <Group key="roles" gap={4}>
                {roles.map((role) => (
                  <LookBadge key={role} look={{ label: role, color: COLORS[role] }} />
                ))}
              </Group>,
            ],
          ]}
        />
      </Section>
      <Section title="What each role may do">
        <Matrix />
      </Section>
    </Page>
  )
}

function Matrix() {
  return (
    <Scroll label="What each role may do">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">May</Table.Th>
            {ROLES.map((role) => (
              <Table.Th key={role} scope="col" ta="center">
                {role}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr>
            <Table.Td>See the fleet, sales, alerts and vends</Table.Td>
            {ROLES.map((role) => (
              <Mark key={role} allowed />
            ))}
          </Table.Tr>
          {(Object.keys(PERMISSIONS) as Permission[]).map((permission) => (
            <Table.Tr key={permission}>
              <Table.Td>{PERMISSIONS[permission].says}</Table.Td>
              {ROLES.map((role) => (
                <Mark key={role} allowed={PERMISSIONS[permission].roles.includes(role)} />
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroll>
  )
}

function Mark({ allowed }: { allowed: boolean }) {
  return (
    <Table.Td ta="center">
      {allowed ? (
        <IconCheck size={18} aria-label="yes" />
      ) : (
        <Text c="dimmed" component="span" aria-label="no">
          –
        </Text>
      )}
    </Table.Td>
  )
}
