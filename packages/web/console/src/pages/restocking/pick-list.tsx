import { Anchor, Badge, Checkbox, Grid, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { RestockPlanQuery } from '../../generated/graphql.ts'
import { Empty } from '../../ui/empty.tsx'
import { IconMoodSmile } from '../../ui/icons.ts'
import { Section } from '../../ui/page.tsx'
import { keepTicks, keptTicks, type Picked, tick } from './tour.ts'

type Plan = RestockPlanQuery['restockPlan']

/** What to load, and what of it goes where: each line can be ticked on the way. `tour`: its day and its machines. */
export function PickList({ plan: { products, machines }, tour }: { plan: Plan; tour: string }) {
  const [picked, setPicked] = useState<Picked>(() => keptTicks(tour))
  const toggle = (line: string) => {
    const next = tick(picked, line)
    keepTicks(tour, next)
    setPicked(next)
  }
  const units = products.reduce((sum, product) => sum + product.units, 0)
  if (units === 0) {
    return (
      <Section>
        <Empty title="Nothing is needed" icon={IconMoodSmile}>
          Every machine of the tour is full, and stays so until then.
        </Empty>
      </Section>
    )
  }
  return (
    <Grid>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Section title={`Load: ${units} units`}>
          <ul className="pick">
            {products.map(({ product, units: count }) => (
              <Line
                key={product.id}
                line={`load ${product.id}`}
                picked={picked}
                onToggle={toggle}
                units={count}
                name={product.name}
              />
            ))}
          </ul>
        </Section>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 7 }}>
        {machines.map((stop) => (
          <Stop key={stop.machine.id} stop={stop} picked={picked} onToggle={toggle} />
        ))}
      </Grid.Col>
    </Grid>
  )
}

function Stop({
  stop: { machine, units, slots },
  picked,
  onToggle,
}: {
  stop: Plan['machines'][number]
  picked: Picked
  onToggle(line: string): void
}) {
  return (
    <Section
      title={machine.name}
      mb="md"
      className="stop"
      actions={
        <Group gap="xs">
          <Badge variant="default" tt="none">
            {units} units
          </Badge>
          <Anchor component={Link} href={`/machines/${machine.id}?tab=restock`} size="sm" className="no-print">
            Record the visit
          </Anchor>
        </Group>
      }
    >
      <Text size="sm" c="dimmed">
        {machine.place} · {machine.code}
      </Text>
      <ul className="pick">
        {slots.map(({ slot, units: count, forecast }) => (
          <Line
            key={slot.code}
            line={`${machine.id} ${slot.code}`}
            picked={picked}
            onToggle={onToggle}
            units={count}
            name={slot.product.name}
            code={slot.code}
            note={`${slot.stock} of ${slot.parLevel} now${forecast > 0 ? `, ${forecast} likely to sell` : ''}${slot.jammed ? ', jammed' : ''}`}
          />
        ))}
      </ul>
      {slots.length === 0 && <Text size="sm">It needs nothing.</Text>}
    </Section>
  )
}

function Line({
  line,
  picked,
  onToggle,
  units,
  name,
  code,
  note,
}: {
  line: string
  picked: Picked
  onToggle(line: string): void
  units: number
  name: string
  code?: string
  note?: string
}) {
  const done = picked.has(line)
  return (
    <li className="pick-line" data-done={done}>
      <Checkbox
        size="md"
        checked={done}
        onChange={() => onToggle(line)}
        aria-label={`${units} ${name}${code ? ` for ${code}` : ''}`}
      />
      <span className="pick-units figures">{units}</span>
      {code && <span className="slot-code">{code}</span>}
      <span className="pick-name">
        {name}
        {note && (
          <Text size="xs" c="dimmed" span display="block">
            {note}
          </Text>
        )}
      </span>
    </li>
  )
}
