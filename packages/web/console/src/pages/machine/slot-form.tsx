import { Button, Group, Modal, NumberInput, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { AmountInput } from '../../ui/amount-input.tsx'
import { Faults } from '../../ui/faults.tsx'
import { decimalText, formatMoney, type Money, parseAmount } from '../../ui/format.ts'
import { type Choice, choicesFor, type DraftSlot, faultsOf } from './draft.ts'

interface SlotFormProps {
  slot: DraftSlot
  isNew: boolean
  /** Codes that there are already. */
  taken: readonly string[]
  products: readonly (Choice & { price: Money })[]
  currency: string
  onPut(slot: DraftSlot): void
  onRemove(): void
  onClose(): void
}

/** The form of one column. */
export function SlotForm({ slot, isNew, taken, products, currency, onPut, onRemove, onClose }: SlotFormProps) {
  const [draft, setDraft] = useState(slot)
  const [price, setPrice] = useState(slot.ownPrice === null ? '' : decimalText({ amount: slot.ownPrice, currency }))
  const change = (next: Partial<DraftSlot>) => setDraft((before) => ({ ...before, ...next }))
  const amount = price === '' ? null : parseAmount(price, currency)
  const faults = [
    ...faultsOf(draft),
    ...(isNew && taken.includes(draft.code) ? [`There is a column ${draft.code} already.`] : []),
    ...(amount === undefined ? [`The price is no amount in ${currency}.`] : []),
  ]
  const done = () => {
    onPut({ ...draft, ownPrice: amount ?? null })
    onClose()
  }
  const remove = () => {
    onRemove()
    onClose()
  }
  return (
    // What was typed is not lost by a tap beside it.
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={isNew ? 'Add a column' : `Column ${slot.code}`}
      centered
    >
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (faults.length === 0) done()
        }}
      >
        {isNew && (
          <TextInput
            label="Code"
            description="What the customer types or taps"
            required
            value={draft.code}
            onChange={(event) => change({ code: event.currentTarget.value.toUpperCase() })}
          />
        )}
        <Fields
          draft={draft}
          change={change}
          price={price}
          onPrice={setPrice}
          products={products}
          currency={currency}
        />
        <Faults faults={faults} />
        <Buttons disabled={faults.length > 0} onRemove={isNew ? undefined : remove} />
      </Stack>
    </Modal>
  )
}

function Buttons({ disabled, onRemove }: { disabled: boolean; onRemove: (() => void) | undefined }) {
  return (
    <Group justify="space-between">
      {onRemove ? (
        <Button variant="light" color="red" onClick={onRemove}>
          Remove
        </Button>
      ) : (
        <span />
      )}
      <Button type="submit" disabled={disabled}>
        Keep in the draft
      </Button>
    </Group>
  )
}

function Fields({
  draft,
  change,
  price,
  onPrice,
  products,
  currency,
}: {
  draft: DraftSlot
  change(next: Partial<DraftSlot>): void
  price: string
  onPrice(text: string): void
  products: readonly (Choice & { price: Money })[]
  currency: string
}) {
  const product = products.find(({ id }) => id === draft.productId)
  return (
    <>
      <Select
        label="Product"
        required
        searchable
        data={choicesFor(draft, products).map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.productId || null}
        onChange={(id) =>
          change({
            productId: id ?? '',
            productName: choicesFor(draft, products).find((found) => found.id === id)?.name ?? '',
          })
        }
      />
      <AmountInput
        label="Own price"
        currency={currency}
        text={price}
        onChange={onPrice}
        description={
          product ? `Empty: follows the list price, ${formatMoney(product.price)}` : 'Empty: follows the list price'
        }
      />
      <SimpleGrid cols={3}>
        <Units label="Capacity" value={draft.capacity} onChange={(capacity) => change({ capacity: capacity ?? 0 })} />
        <Units label="Par level" value={draft.parLevel} onChange={(parLevel) => change({ parLevel: parLevel ?? 0 })} />
        <Units
          label="Low at"
          value={draft.lowAt}
          placeholder={String(Math.floor(draft.parLevel / 4))}
          onChange={(lowAt) => change({ lowAt })}
        />
      </SimpleGrid>
      <Switch
        label="It sells"
        checked={draft.enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
    </>
  )
}

function Units({
  label,
  value,
  placeholder,
  onChange,
}: {
  label: string
  value: number | null
  placeholder?: string
  onChange(value: number | null): void
}) {
  return (
    <NumberInput
      label={label}
      min={0}
      max={1000}
      allowDecimal={false}
      {...(placeholder && { placeholder })}
      value={value ?? ''}
      onChange={(next) => onChange(next === '' ? null : Number(next))}
    />
  )
}
