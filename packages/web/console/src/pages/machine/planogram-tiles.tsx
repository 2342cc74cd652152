import { useDraggable, useDroppable } from '@dnd-kit/core'
import { ActionIcon, Group, Text } from '@mantine/core'
import type { CSSProperties } from 'react'
import { IconGripVertical, IconPencil } from '../../ui/icons.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import type { Choice, DraftSlot } from './draft.ts'
import { ProductPicture } from './slot-card.tsx'

const moved = (transform: { x: number; y: number } | null): CSSProperties =>
  transform ? { transform: `translate(${transform.x}px, ${transform.y}px)`, zIndex: 10, position: 'relative' } : {}

/** The operator's range: each product can be dragged onto a column. */
export function Palette({ products }: { products: readonly (Choice & { imageUrl?: string | null })[] }) {
  return (
    <ul className="palette" aria-label="Products">
      {products.map((product) => (
        <li key={product.id}>
          <PaletteItem product={product} />
        </li>
      ))}
    </ul>
  )
}

function PaletteItem({ product: { id, name, imageUrl } }: { product: Choice & { imageUrl?: string | null } }) {
  const { setNodeRef, attributes, listeners, transform } = useDraggable({ id: `product ${id}` })
  return (
    <button
      type="button"
      ref={setNodeRef}
      className="palette-item"
      style={moved(transform)}
      {...attributes}
      {...listeners}
      data-product={id}
    >
      <ProductPicture name={name} imageUrl={imageUrl ?? null} size={28} />
      {name}
    </button>
  )
}

/** A column of the draft: takes what is dragged onto it, and can be dragged itself. */
export function SlotTile({ slot, changed, onEdit }: { slot: DraftSlot; changed: boolean; onEdit(): void }) {
  const { code, productName, enabled, capacity, parLevel } = slot
  const drop = useDroppable({ id: code })
  const drag = useDraggable({ id: `slot ${code}` })
  return (
    <div ref={drop.setNodeRef} className="slot" data-over={drop.isOver} data-changed={changed} data-slot={code}>
      <Group justify="space-between" wrap="nowrap" gap={4}>
        <span className="slot-code">{code}</span>
        <ActionIcon variant="subtle" color="gray" onClick={onEdit} aria-label={`Edit ${code}`}>
          <IconPencil size={16} />
        </ActionIcon>
      </Group>
      <button
        type="button"
        ref={drag.setNodeRef}
        className="slot-grip"
        style={moved(drag.transform)}
        {...drag.attributes}
        {...drag.listeners}
        aria-label={`Move ${productName} from ${code}`}
      >
        <IconGripVertical size={16} aria-hidden="true" />
        <Text size="sm" fw={600} lineClamp={2} span>
          {productName}
        </Text>
      </button>
      <Group justify="space-between" gap={4}>
        <Text size="xs" c="dimmed">
          fill to {parLevel} of {capacity}
        </Text>
        {!enabled && <LookBadge look={{ label: 'Off', color: 'gray' }} />}
      </Group>
    </div>
  )
}
