import { Group, Text, UnstyledButton } from '@mantine/core'
import type { SlotPartsFragment } from '../../generated/graphql.ts'
import { formatMoney } from '../../ui/format.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import type { Look } from '../../ui/states.ts'

/** One column, as it looks from before the machine. */
export function SlotCard({ slot, onClick }: { slot: SlotPartsFragment; onClick(): void }) {
  const { code, product, price, promotion, stock, capacity, parLevel } = slot
  const marks = marksOf(slot)
  return (
    <UnstyledButton className="slot" data-level={slot.level} data-off={!slot.enabled} onClick={onClick}>
      <Group justify="space-between" wrap="nowrap" gap={4}>
        <span className="slot-code">{code}</span>
        <Text size="sm" fw={600} className="figures">
          {formatMoney(promotion?.price ?? price)}
        </Text>
      </Group>
      <ProductPicture name={product.name} imageUrl={product.imageUrl} />
      <Text size="sm" fw={600} lineClamp={1} title={product.name}>
        {product.name}
      </Text>
      <Group justify="space-between" gap={4} wrap="nowrap">
        <Text size="xs" c="dimmed" className="figures">
          {stock} of {parLevel}
        </Text>
        <Group gap={2} wrap="nowrap">
          {marks.map((look) => (
            <LookBadge key={look.label} look={look} />
          ))}
        </Group>
      </Group>
      <StockMeter stock={stock} par={parLevel} capacity={capacity} level={slot.level} />
    </UnstyledButton>
  )
}

/** What keeps a column from selling, or will soon. */
export function marksOf({ jammed, switchedOff, soldOut, level, promotion }: SlotPartsFragment): Look[] {
  return [
    ...(jammed ? [{ label: 'Jam', color: 'red' }] : []),
    ...(switchedOff ? [{ label: 'Off', color: 'gray' }] : []),
    ...(soldOut ? [{ label: 'Sold out', color: 'red' }] : level === 'LOW' ? [{ label: 'Low', color: 'orange' }] : []),
    ...(promotion ? [{ label: 'Promo', color: 'grape' }] : []),
  ]
}

/** A picture of a product, or its first letters on a colour of its own. */
export function ProductPicture({
  name,
  imageUrl,
  size = 64,
}: {
  name: string
  imageUrl?: string | null
  size?: number
}) {
  if (imageUrl)
    return <img src={imageUrl} alt="" width={size} height={size} loading="lazy" className="product-picture" />
  const hue = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0) * 31, 0) % 360
  const letters = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0] ?? '')
    .join('')
    .toUpperCase()
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" className="product-picture">
      <path d="M20 8h24l3 6v38l-4 6H21l-4-6V14z" fill={`hsl(${hue} 55% 45%)`} />
      <path d="M20 8h24l1.500 3h-27z" fill={`hsl(${hue} 45% 70%)`} />
      <text x="32" y="40" textAnchor="middle" fontSize="14" fontWeight="700" fill="#fff">
        {letters}
      </text>
    </svg>
  )
}

/** The stock as a bar of the column's whole capacity, with a mark at the par level. */
function StockMeter({ stock, par, capacity, level }: { stock: number; par: number; capacity: number; level: string }) {
  const share = (units: number) => `${Math.min(100, (units / Math.max(1, capacity)) * 100)}%`
  return (
    <span
      className="meter"
      data-level={level}
      role="img"
      aria-label={`${stock} units of ${capacity}, filled up to ${par}`}
    >
      <span style={{ width: share(stock) }} />
      <i style={{ left: share(par) }} />
    </span>
  )
}
