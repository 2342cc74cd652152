import { Badge, Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useRange } from '../../api/use-range.ts'
import { useSession } from '../../auth/session-provider.tsx'
import type { ProductPartsFragment } from '../../generated/graphql.ts'
import { Answer } from '../../ui/answer.tsx'
import { type Column, DataTable, ExportButton } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { decimalText, formatMoment, formatMoney } from '../../ui/format.ts'
import { IconBox, IconPlus, IconSearch } from '../../ui/icons.ts'
import { Section } from '../../ui/page.tsx'
import { useUrlState } from '../../ui/use-url-state.ts'
import { ProductPicture } from '../machine/slot-card.tsx'
import { ProductDialog } from './product-dialog.tsx'

const DEFAULTS = { q: '' }

/** The operator's range. */
export function ProductsTab() {
  const { may } = useSession()
  const [{ q }, change] = useUrlState(DEFAULTS)
  const [chosen, setChosen] = useState<ProductPartsFragment | 'new'>()
  const { products, answer } = useRange()
  const found = products.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase()))
  const columns = columnsOf(may('changeProducts') ? setChosen : undefined)
  return (
    <Section
      actions={
        <>
          <TextInput
            type="search"
            aria-label="Search products"
            placeholder="Search"
            leftSection={<IconSearch size={16} />}
            value={q}
            onChange={(event) => change({ q: event.currentTarget.value })}
          />
          <ExportButton name="products" rows={found} columns={columns} />
          {may('changeProducts') && (
            <Button leftSection={<IconPlus size={18} />} onClick={() => setChosen('new')}>
              Add a product
            </Button>
          )}
        </>
      }
    >
      {chosen && (
        <ProductDialog
          product={chosen === 'new' ? undefined : (products.find(({ id }) => id === chosen.id) ?? chosen)}
          onClose={() => setChosen(undefined)}
        />
      )}
      <Answer of={answer}>
        {() =>
          found.length === 0 ? (
            <Empty title={q ? `No product is called “${q}”` : 'There is no product yet'} icon={IconBox} />
          ) : (
            <DataTable label="Products" rows={found} columns={columns} keyOf={({ id }) => id} />
          )
        }
      </Answer>
    </Section>
  )
}

const columnsOf = (onEdit?: (product: ProductPartsFragment) => void): Column<ProductPartsFragment>[] => [
  {
    head: 'Product',
    cell: ({ name, description, imageUrl }) => (
      <Group wrap="nowrap" gap="sm">
        <ProductPicture name={name} imageUrl={imageUrl} size={40} />
        <div>
          <Text size="sm" fw={600}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {description}
          </Text>
        </div>
      </Group>
    ),
    text: ({ name }) => name,
  },
  { head: 'List price', end: true, cell: ({ price }) => formatMoney(price), text: ({ price }) => decimalText(price) },
  {
    head: 'Deposit',
    end: true,
    cell: ({ deposit }) => (deposit.amount > 0 ? formatMoney(deposit) : '–'),
    text: ({ deposit }) => decimalText(deposit),
  },
  {
    head: 'Allergens',
    cell: ({ allergens }) => (
      <Group gap={4}>
        {allergens.map((allergen) => (
          <Badge key={allergen} size="sm" variant="default" tt="none" fw={500}>
            {allergen}
          </Badge>
        ))}
      </Group>
    ),
    text: ({ allergens }) => allergens.join(' '),
  },
  {
    head: 'Age',
    cell: ({ minimumAge }) => (minimumAge ? `from ${minimumAge}` : '–'),
    text: ({ minimumAge }) => String(minimumAge ?? ''),
  },
  {
    head: 'Changed',
    cell: ({ updatedAt }) => <span className="figures">{formatMoment(updatedAt)}</span>,
    text: ({ updatedAt }) => updatedAt,
  },
  ...(onEdit
    ? [
        {
          head: 'Change',
          cell: (product: ProductPartsFragment) => (
            <Button size="xs" variant="default" aria-label={`Change ${product.name}`} onClick={() => onEdit(product)}>
              Change
            </Button>
          ),
        },
      ]
    : []),
]
