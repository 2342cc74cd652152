import { Timeline } from '@mantine/core'
import type { MachineEventsQuery } from '../../generated/graphql.ts'
import { Empty } from '../../ui/empty.tsx'
import { formatMoment, LOCALE } from '../../ui/format.ts'
import { Section } from '../../ui/page.tsx'

type Machine = NonNullable<MachineEventsQuery['machine']>

interface Event {
  id: string
  at: string
  title: string
  text: string
  /** Whether it is about this very vend. */
  own: boolean
}

/** What the machine said and was told around the vend, newest first. */
export function MachineEvents({ machine, vendId }: { machine: Machine; vendId: string }) {
  const events = eventsOf(machine, vendId)
  return (
    <Section title={`The machine: ${machine.name}`}>
      {events.length === 0 ? (
        <Empty title="It has told nothing that helps" />
      ) : (
        <Timeline bulletSize={14} lineWidth={2}>
          {events.map(({ id, at, title, text, own }) => (
            <Timeline.Item key={id} title={own ? `${title} (this vend)` : title} lineVariant={own ? 'solid' : 'dashed'}>
              <span className="event">
                {text && `${text} · `}
                {formatMoment(at)}
              </span>
            </Timeline.Item>
          ))}
        </Timeline>
      )}
    </Section>
  )
}

const degrees = new Intl.NumberFormat(LOCALE, { style: 'unit', unit: 'celsius', maximumFractionDigits: 1 })

function eventsOf({ exceptions, commands, telemetry, lastSeenAt }: Machine, vendId: string): Event[] {
  const refused = exceptions.items.map(({ id, createdAt, code, message, vendId: of }) => ({
    ...{ id, at: createdAt, title: code, text: message, own: of === vendId },
  }))
  const told = commands.items.map(({ sequence, kind, slot, state, sentAt }) => ({
    ...{ id: `command ${sequence}`, at: sentAt, title: `Command ${kind} ${slot ?? ''}`, text: state ?? '', own: false },
  }))
  const measured = telemetry && {
    ...{ id: 'telemetry', at: telemetry.reportedAt, title: 'It reported', own: false },
    text: [
      telemetry.temperature !== null && degrees.format(telemetry.temperature / 10),
      telemetry.door && `door ${telemetry.door.toLowerCase()}`,
      telemetry.errors?.length && `errors ${telemetry.errors.join(', ')}`,
    ]
      .filter(Boolean)
      .join(', '),
  }
  const heard = lastSeenAt && { id: 'heard', at: lastSeenAt, title: 'It was last heard', text: '', own: false }
  return [...refused, ...told, measured, heard]
    .filter((event): event is Event => Boolean(event))
    .sort((a, b) => b.at.localeCompare(a.at))
}
