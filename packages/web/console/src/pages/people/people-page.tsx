import { Alert, Code, Group, Stack, Table, Text } from '@mantine/core'
import { PERMISSIONS, type Permission, ROLES, type Role } from '../../auth/roles.ts'
import { useSession } from '../../auth/session-provider.tsx'
import { Figures } from '../../ui/action-dialog.tsx'
import { IconCheck, IconInfoCircle } from '../../ui/icons.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Scroll } from '../../ui/scroll.tsx'

const COLORS: Record<Role, string> = { owner: 'indigo', 'route-driver': 'teal', viewer: 'gray' }

/** Who is signed in, and what each role may do. People are users of the user pool; the API has no list of them. */
export default function PeoplePage() {
  const { id, name, roles, operator } = useSession()
  return (
    <Page title="People and roles">
      <Section title="You">
        <Figures
          figures={[
            ['Name', name],
            ['Subject', <Code key="id">{id}</Code>],
            ['Works for', operator.name],
            [
              'Roles',
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
      <Section title="Add or change a person">
        <Stack>
          <Alert icon={<IconInfoCircle />} color="indigo" title="People live in the user pool, not in this API">
            An administrator makes a user with the attribute <Code>custom:operatorId</Code> = <Code>{operator.id}</Code>{' '}
            and puts it into one of the groups. Nobody can do so by themselves, or they would choose the tenant to work
            for. A change counts with the next sign-in, or within the hour that a token lives.
          </Alert>
          <Code block tabIndex={0}>
            {commandsFor(operator.id)}
          </Code>
        </Stack>
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

const commandsFor = (
  operatorId: string,
) => `aws cognito-idp admin-create-user --user-pool-id <pool> --username ann@example.com \\
  --user-attributes Name=email,Value=ann@example.com Name=custom:operatorId,Value=${operatorId}
aws cognito-idp admin-add-user-to-group --user-pool-id <pool> --username ann@example.com --group-name route-driver`
