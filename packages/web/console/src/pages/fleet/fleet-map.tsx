import { Anchor, Group, HoverCard, Modal, Stack, Text } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { LookBadge } from '../../ui/look-badge.tsx'
import { CONDITIONS, type MachineCondition } from '../../ui/states.ts'
import { StockBar } from '../../ui/stock-bar.tsx'
import { groupNear, project } from './projection.ts'
import type { FleetRow } from './view.ts'

/** Markers closer than this, in pixels, become one. */
const MARKER = 26

/** How many machines of a group are shown when one points at its marker. */
const SHOWN = 6

/** Machines at their coordinates: drawn here, so that no server of map tiles is asked. */
export function FleetMap({ rows }: { rows: readonly FleetRow[] }) {
  const { ref, width } = useElementSize()
  const height = Math.max(320, Math.min(560, width * 0.55))
  const placed = rows.flatMap((row) => (row.machine.location ? [{ row, place: row.machine.location }] : []))
  const lost = rows.filter(({ machine }) => !machine.location)
  const projection = project(
    placed.map(({ place }) => place),
    { width: width || 800, height },
  )
  const groups = groupNear(
    placed.map(({ row, place }) => ({ item: row, at: projection.at(place) })),
    MARKER,
  )
  return (
    <Stack gap="sm">
      <section ref={ref} className="map" style={{ height }} aria-label="Map of the fleet">
        <MapGround projection={projection} height={height} />
        {groups.map(({ at, items }) => (
          <Marker key={items[0]?.machine.id} at={at} rows={items} />
        ))}
      </section>
      <Legend rows={rows} />
      {lost.length > 0 && (
        <Text size="sm" c="dimmed">
          Without coordinates:{' '}
          {lost.map(({ machine }, i) => (
            <span key={machine.id}>
              {i > 0 && ', '}
              <Anchor component={Link} href={`/machines/${machine.id}?tab=settings`} size="sm">
                {machine.name}
              </Anchor>
            </span>
          ))}
        </Text>
      )}
    </Stack>
  )
}

function MapGround({
  projection: { grid, scale },
  height,
}: {
  projection: ReturnType<typeof project>
  height: number
}) {
  return (
    <svg width="100%" height={height} aria-hidden="true">
      {grid.meridians.map(({ x, label }) => (
        <g key={label}>
          <line x1={x} x2={x} y1={0} y2={height} className="map-line" />
          <text x={x + 4} y={14} className="map-text">
            {label}
          </text>
        </g>
      ))}
      {grid.parallels.map(({ y, label }) => (
        <g key={label}>
          <line x1={0} x2="100%" y1={y} y2={y} className="map-line" />
          <text x={6} y={y - 4} className="map-text">
            {label}
          </text>
        </g>
      ))}
      <g transform={`translate(16 ${height - 18})`}>
        <path d={`M0 -6V0H${scale.width}V-6`} className="map-scale" />
        <text x={scale.width / 2} y={-6} textAnchor="middle" className="map-text">
          {scale.label}
        </text>
      </g>
    </svg>
  )
}

/** Each condition has a sign of its own beside its colour. */
const SIGNS: Record<MachineCondition, string> = {
  SELLING: '✓',
  BUSY: '↓',
  NEEDS_REFILL: '◔',
  STOPPED: '!',
  OFFLINE: '×',
  OUT_OF_SERVICE: '–',
}

/** The condition of a group that a person should see first. */
const WORST: readonly MachineCondition[] = ['OFFLINE', 'STOPPED', 'NEEDS_REFILL', 'OUT_OF_SERVICE', 'BUSY', 'SELLING']

function Marker({ at, rows }: { at: { x: number; y: number }; rows: readonly FleetRow[] }) {
  const [, navigate] = useLocation()
  const condition = WORST.find((one) => rows.some((row) => row.condition === one)) ?? 'SELLING'
  const { label } = CONDITIONS[condition]
  const [first] = rows
  const [opened, setOpened] = useState(false)
  const isOne = rows.length === 1
  const name = isOne ? `${first?.machine.name}, ${first?.machine.place}: ${label}` : `${rows.length} machines: ${label}`
  return (
    <>
      {opened && (
        <Modal opened onClose={() => setOpened(false)} title={`${rows.length} machines close together`} centered>
          <Machines rows={rows} />
        </Modal>
      )}
      <HoverCard width={260} shadow="md" withinPortal openDelay={80}>
        <HoverCard.Target>
          <button
            type="button"
            className="map-marker"
            aria-label={name}
            data-condition={condition}
            style={{ left: at.x, top: at.y }}
            onClick={() => (isOne ? navigate(`/machines/${first?.machine.id}`) : setOpened(true))}
          >
            {isOne ? SIGNS[condition] : rows.length}
          </button>
        </HoverCard.Target>
        <HoverCard.Dropdown>
          <Machines rows={rows.slice(0, SHOWN)} />
          {rows.length > SHOWN && <Text size="xs">and {rows.length - SHOWN} more: choose the marker to see all</Text>}
        </HoverCard.Dropdown>
      </HoverCard>
    </>
  )
}

/** What a marker stands for. */
function Machines({ rows }: { rows: readonly FleetRow[] }) {
  return (
    <Stack gap="xs">
      {rows.map(({ machine, condition, stock, par }) => (
        <div key={machine.id}>
          <Group justify="space-between" wrap="nowrap">
            <Anchor component={Link} href={`/machines/${machine.id}`} size="sm" fw={600}>
              {machine.name}
            </Anchor>
            <LookBadge look={CONDITIONS[condition]} />
          </Group>
          <Text size="xs" c="dimmed">
            {machine.place}
          </Text>
          <StockBar stock={stock} par={par} label={`Stock of ${machine.name}`} />
        </div>
      ))}
    </Stack>
  )
}

function Legend({ rows }: { rows: readonly FleetRow[] }) {
  const present = WORST.filter((condition) => rows.some((row) => row.condition === condition))
  return (
    <Group gap="md">
      {present.map((condition) => (
        <Group key={condition} gap={6}>
          <span className="map-key" data-condition={condition} aria-hidden="true">
            {SIGNS[condition]}
          </span>
          <Text size="sm">{CONDITIONS[condition].label}</Text>
        </Group>
      ))}
    </Group>
  )
}
