import { useMutation } from '@apollo/client/react'
import { Chip, Group, Input, MultiSelect, SegmentedControl, SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMachines } from '../../api/use-machines.ts'
import { useRange } from '../../api/use-range.ts'
import { useSession } from '../../auth/session-provider.tsx'
import {
  CreatePromotionDocument,
  type PromotionPartsFragment,
  PromotionsDocument,
  UpdatePromotionDocument,
  type Weekday,
} from '../../generated/graphql.ts'
import { ActionDialog, Figures } from '../../ui/action-dialog.tsx'
import { AmountInput } from '../../ui/amount-input.tsx'
import { Faults } from '../../ui/faults.tsx'
import { useKey } from '../../ui/use-key.ts'
import {
  creationOf,
  type DiscountKind,
  dayName,
  formOf,
  type PromotionForm,
  summaryOf,
  updateOf,
  WEEKDAYS,
  wrongIn,
} from './promotion-form.ts'

/** Changes a promotion, or adds one. */
export function PromotionDialog({
  promotion,
  onClose,
}: {
  promotion: PromotionPartsFragment | undefined
  onClose(): void
}) {
  const { currency } = useSession().operator
  const [form, setForm] = useState(() => formOf(promotion))
  const [create] = useMutation(CreatePromotionDocument, { refetchQueries: [PromotionsDocument] })
  const [update] = useMutation(UpdatePromotionDocument)
  const idempotencyKey = useKey()
  const change = (next: Partial<PromotionForm>) => setForm((before) => ({ ...before, ...next }))
  const wrong = wrongIn(form, currency)
  const save = () =>
    promotion
      ? update({ variables: { input: updateOf(promotion.id, form, currency) } })
      : create({ variables: { input: creationOf(form, currency, idempotencyKey) } })
  return (
    <ActionDialog
      title={promotion ? `Change ${promotion.name}` : 'Add a promotion'}
      confirm={promotion ? 'Save' : 'Add the promotion'}
      disabled={wrong.length > 0}
      onConfirm={save}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        description="What customers see"
        required
        maxLength={60}
        value={form.name}
        onChange={(e) => change({ name: e.currentTarget.value })}
      />
      <DiscountFields form={form} change={change} currency={currency} />
      <TimeFields form={form} change={change} />
      <ScopeFields form={form} change={change} />
      {form.name !== '' && <Faults faults={wrong} />}
      {wrong.length === 0 && <Figures figures={summaryOf(form, currency)} />}
    </ActionDialog>
  )
}

interface FieldsProps {
  form: PromotionForm
  change(next: Partial<PromotionForm>): void
}

const KINDS: { value: DiscountKind; label: string }[] = [
  { value: 'percent', label: 'Percent off' },
  { value: 'amount', label: 'Amount off' },
  { value: 'price', label: 'Another price' },
]

function DiscountFields({ form, change, currency }: FieldsProps & { currency: string }) {
  return (
    <Group align="flex-end" grow>
      <SegmentedControl
        aria-label="How the price is lowered"
        data={KINDS}
        value={form.kind}
        onChange={(kind) => change({ kind: kind as DiscountKind, value: '' })}
      />
      {form.kind === 'percent' ? (
        <TextInput
          label="Percent"
          inputMode="numeric"
          rightSection="%"
          value={form.value}
          onChange={(e) => change({ value: e.currentTarget.value })}
        />
      ) : (
        <AmountInput label="Amount" currency={currency} text={form.value} onChange={(value) => change({ value })} />
      )}
    </Group>
  )
}

function TimeFields({ form, change }: FieldsProps) {
  return (
    <>
      <Input.Wrapper label="Days" description="None: every day" labelElement="div">
        <Chip.Group multiple value={form.days} onChange={(days) => change({ days: days as Weekday[] })}>
          <Group gap={6} mt={4}>
            {WEEKDAYS.map((day) => (
              <Chip key={day} value={day} size="xs">
                {dayName(day)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <TextInput
          label="From"
          description="Machine's clock"
          placeholder="17:00"
          value={form.from}
          onChange={(e) => change({ from: e.currentTarget.value })}
        />
        <TextInput
          label="Until"
          description="24:00: midnight"
          placeholder="19:00"
          value={form.until}
          onChange={(e) => change({ until: e.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="First day"
          description="Empty: now"
          value={form.startDate}
          onChange={(e) => change({ startDate: e.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Day after it"
          description="Empty: no end"
          value={form.endDate}
          onChange={(e) => change({ endDate: e.currentTarget.value })}
        />
      </SimpleGrid>
    </>
  )
}

function ScopeFields({ form, change }: FieldsProps) {
  const { products } = useRange()
  const { machines } = useMachines()
  const choices = (items: readonly { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <MultiSelect
        label="Products"
        description="None: all"
        searchable
        maxValues={20}
        data={choices(products)}
        value={form.productIds}
        onChange={(productIds) => change({ productIds })}
      />
      <MultiSelect
        label="Machines"
        description="None: all"
        searchable
        maxValues={50}
        data={choices(machines)}
        value={form.machineIds}
        onChange={(machineIds) => change({ machineIds })}
      />
    </>
  )
}
