import { Alert, Anchor, List } from '@mantine/core'
import { Link } from 'wouter'
import type { AlertPartsFragment } from '../../generated/graphql.ts'
import { IconAlertTriangle } from '../../ui/icons.ts'
import { RULES, SEVERITIES } from '../../ui/states.ts'

/** What is wrong with a machine now, above everything else of it; what is only to be known is left to the planogram. */
export function MachineAlerts({ alerts }: { alerts: readonly AlertPartsFragment[] }) {
  const open = alerts.filter(({ severity, state }) => state === 'OPEN' && severity !== 'INFO')
  const [first] = open
  if (!first) return null
  const critical = open.some(({ severity }) => severity === 'CRITICAL')
  const { color } = SEVERITIES[critical ? 'CRITICAL' : 'WARNING']
  return (
    <Alert
      color={color}
      icon={<IconAlertTriangle />}
      title={open.length === 1 ? 'An alert is open' : `${open.length} alerts are open`}
    >
      <List size="sm">
        {open.map(({ id, rule, part }) => (
          <List.Item key={id}>{RULES[rule](part ?? '')}</List.Item>
        ))}
      </List>
      <Anchor component={Link} href={`/alerts?machine=${first.machineId}`} size="sm">
        Acknowledge or resolve
      </Anchor>
    </Alert>
  )
}
