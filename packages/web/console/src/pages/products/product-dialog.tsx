import { useMutation } from '@apollo/client/react'
import { SimpleGrid, TagsInput, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../../auth/session-provider.tsx'
import {
  CreateProductDocument,
  type ProductPartsFragment,
  ProductsDocument,
  UpdateProductDocument,
} from '../../generated/graphql.ts'
import { ActionDialog } from '../../ui/action-dialog.tsx'
import { AmountInput } from '../../ui/amount-input.tsx'
import { Faults } from '../../ui/faults.tsx'
import { useKey } from '../../ui/use-key.ts'
import { PictureField } from './picture-field.tsx'
import { creationOf, formOf, type ProductForm, priceChange, updateOf, wrongIn } from './product-form.ts'

/** Changes a product, or adds one. */
export function ProductDialog({ product, onClose }: { product: ProductPartsFragment | undefined; onClose(): void }) {
  const { operator } = useSession()
  const [form, setForm] = useState(() => formOf(product))
  const [create] = useMutation(CreateProductDocument, { refetchQueries: [ProductsDocument] })
  const [update] = useMutation(UpdateProductDocument)
  const idempotencyKey = useKey()
  const change = (next: Partial<ProductForm>) => setForm((before) => ({ ...before, ...next }))
  const { currency } = operator
  const wrong = wrongIn(form, currency)
  const save = () =>
    product
      ? update({ variables: { input: updateOf(product, form) } })
      : create({ variables: { input: creationOf(form, currency, idempotencyKey) } })
  return (
    <ActionDialog
      title={product ? `Change ${product.name}` : 'Add a product'}
      figures={product && wrong.length === 0 ? priceChange(product, form) : []}
      confirm={product ? 'Save' : 'Add the product'}
      disabled={wrong.length > 0}
      onConfirm={save}
      onClose={onClose}
    >
      {product ? (
        <PictureField product={product} />
      ) : (
        <Text size="sm" c="dimmed">
          A picture can be chosen once it is there.
        </Text>
      )}
      <Fields form={form} change={change} currency={currency} />
      {form.name !== '' && <Faults faults={wrong} />}
    </ActionDialog>
  )
}

function Fields({
  form,
  change,
  currency,
}: {
  form: ProductForm
  change(next: Partial<ProductForm>): void
  currency: string
}) {
  return (
    <>
      <TextInput
        label="Name"
        required
        maxLength={100}
        value={form.name}
        onChange={(e) => change({ name: e.currentTarget.value })}
      />
      <Textarea
        label="Description"
        maxLength={1000}
        autosize
        minRows={2}
        value={form.description}
        onChange={(e) => change({ description: e.currentTarget.value })}
      />
      <SimpleGrid cols={2}>
        <AmountInput
          label="List price"
          currency={currency}
          text={form.price}
          onChange={(price) => change({ price })}
          required
        />
        <AmountInput
          label="Deposit"
          description="Not part of the price"
          currency={currency}
          text={form.deposit}
          onChange={(deposit) => change({ deposit })}
        />
      </SimpleGrid>
      <TagsInput
        label="Allergens"
        maxTags={20}
        value={form.allergens}
        onChange={(allergens) => change({ allergens })}
      />
      <TextInput
        label="Buyers must be, years"
        description="Empty: anybody may buy it"
        inputMode="numeric"
        value={form.minimumAge}
        onChange={(e) => change({ minimumAge: e.currentTarget.value })}
      />
    </>
  )
}
