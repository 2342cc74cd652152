import { Anchor, Group, Text } from '@mantine/core'
import { Link } from 'wouter'
import { useSalesFeed } from '../../shell/sales-feed.ts'
import { Empty } from '../../ui/empty.tsx'
import { formatMoney, formatTime } from '../../ui/format.ts'
import { IconCashRegister } from '../../ui/icons.ts'
import { Section } from '../../ui/page.tsx'

/** How many are shown. */
const SHOWN = 8

/** What is being sold, as it happens. */
export function LiveSales() {
  const sales = useSalesFeed().slice(0, SHOWN)
  return (
    <Section title="Sales as they happen">
      {sales.length === 0 ? (
        <Empty title="Waiting for the next sale" icon={IconCashRegister}>
          Each one appears here within a second.
        </Empty>
      ) : (
        <ul className="feed" aria-live="polite">
          {sales.map(({ id, product, machine, price, updatedAt }) => (
            <li key={id} className="fresh">
              <Group justify="space-between" wrap="nowrap" gap="xs">
                <div>
                  <Anchor component={Link} href={`/vends/${id}`} size="sm" fw={600}>
                    {product.name}
                  </Anchor>
                  <Text size="xs" c="dimmed">
                    {machine.name} · {formatTime(updatedAt)}
                  </Text>
                </div>
                <Text size="sm" className="figures">
                  {formatMoney(price.total)}
                </Text>
              </Group>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
