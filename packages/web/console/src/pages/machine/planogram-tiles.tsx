import { useDraggable, useDroppable } from '@dnd-kit/core'
import { ActionIcon, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { IconGripVertical, IconPencil } from '../../ui/icons.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import type { Choice, DraftSlot } from './draft.ts'
import { ProductPicture } from './slot-card.tsx'

/** The operator's range, searched by name: each product can be dragged onto a column. It keeps its height, however much is found. */
export function Palette({ products }: { products: readonly PaletteProduct[] }) {
  const [wanted, setWanted] = useState('')
  const found = products.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()))
  return (
    <div>
      <TextInput
        label="Find a product"
        type="search"
        maw={320}
        mb="xs"
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <ul className="palette" aria-label="Products">
        {found.map((product) => (
          <li key={product.id}>
            <PaletteItem product={product} />
          </li>
        ))}
        {products.length > 0 && found.length === 0 && <li>No product is called so.</li>}
      </ul>
    </div>
  )
}

/** A product of the range, with its picture. */
export type PaletteProduct = Choice & { imageUrl?: string | null }

function PaletteItem({ product: { id, name, imageUrl } }: { product: PaletteProduct }) {
  const { setNodeRef, attributes, listeners } = useDraggable({ id: `product ${id}`, data: { name } })
  return (
    <button type="button" ref={setNodeRef} className="palette-item" {...attributes} {...listeners} data-product={id}>
      <ProductPicture name={name} imageUrl={imageUrl ?? null} size={28} />
      {name}
    </button>
  )
}

/** A column of the draft: takes what is dragged onto it, and can be dragged itself. */
export function SlotTile({ slot, changed, onEdit }: { slot: DraftSlot; changed: boolean; onEdit(): void }) {
  const { code, productName, enabled, capacity, parLevel } = slot
  const drop = useDroppable({ id: code })
  const drag = useDraggable({ id: `slot ${code}`, data: { name: productName } })
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
