import { useQuery, useSubscription } from '@apollo/client/react'
import { Anchor, Badge, Group, Tabs } from '@mantine/core'
import { Link, useParams } from 'wouter'
import {
  MachineAlertsDocument,
  MachineChangesDocument,
  type MachineDetailFragment,
  MachinePageDocument,
} from '../../generated/graphql.ts'
import { Answer } from '../../ui/answer.tsx'
import { formatAgo } from '../../ui/format.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import { NotFound } from '../../ui/not-found.tsx'
import { Page } from '../../ui/page.tsx'
import { CONDITIONS, conditionOf } from '../../ui/states.ts'
import { useNow } from '../../ui/use-now.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { CommandMenu } from './command-menu.tsx'
import { MachineAlerts } from './machine-alerts.tsx'
import { PlanogramTab } from './planogram-tab.tsx'
import { QrTab } from './qr-tab.tsx'
import { RestockTab } from './restock-tab.tsx'
import { ServiceLogTab } from './service-log-tab.tsx'
import { SettingsTab } from './settings-tab.tsx'
import { TelemetryTab } from './telemetry-tab.tsx'
import { VendsTab } from './vends-tab.tsx'

const DEFAULTS = { tab: 'planogram' }

const TABS = [
  ['planogram', 'Planogram', PlanogramTab],
  ['vends', 'Vends', VendsTab],
  ['telemetry', 'Telemetry', TelemetryTab],
  ['restock', 'Restock', RestockTab],
  ['log', 'Service log', ServiceLogTab],
  ['qr', 'QR code', QrTab],
  ['settings', 'Settings', SettingsTab],
] as const

/** One machine: what it sells and how it does, as it happens. */
export default function MachinePage() {
  const { machineId = '' } = useParams()
  const query = useQuery(MachinePageDocument, { variables: { machineId } })
  useSubscription(MachineChangesDocument, { variables: { machineId } })
  if (query.data?.machine === null) return <NotFound what="machine" />
  return <Answer of={query}>{({ machine }) => machine && <Machine machine={machine} />}</Answer>
}

function Machine({ machine }: { machine: MachineDetailFragment }) {
  const [{ tab }, change] = useUrlState(DEFAULTS)
  const now = useNow()
  const heard = machine.lastSeenAt ? `heard ${formatAgo(machine.lastSeenAt, now)}` : 'never heard'
  const alerts = useQuery(MachineAlertsDocument, { variables: { machineId: machine.id } })
  return (
    <Page
      before={
        <Anchor component={Link} href="/fleet" size="sm" className="no-print">
          ← Fleet
        </Anchor>
      }
      title={machine.name}
      note={
        <Group gap="xs">
          <LookBadge look={CONDITIONS[conditionOf(machine)]} />
          {!machine.enrolled && <LookBadge look={{ label: 'Not enrolled', color: 'orange' }} />}
          <span>
            {machine.place} · {machine.code} · {heard}
          </span>
          {machine.tags.map((tag) => (
            <Badge key={tag} size="sm" variant="default" tt="none" fw={500}>
              {tag}
            </Badge>
          ))}
        </Group>
      }
      actions={<CommandMenu machine={machine} />}
    >
      <MachineAlerts alerts={alerts.data?.alerts.items ?? []} />
      <Tabs value={tab} onChange={(next) => change({ tab: next ?? 'planogram' })} keepMounted={false}>
        <Tabs.List mb="md" className="no-print tab-list">
          {TABS.map(([value, label]) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(([value, , Tab]) => (
          <Tabs.Panel key={value} value={value}>
            <Tab machine={machine} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  )
}
