import type { CreateProductInput, ProductPartsFragment, UpdateProductInput } from '../../generated/graphql.ts'
import { decimalText, formatMoney, parseAmount } from '../../ui/format.ts'

/** A product as its form has it. */
export interface ProductForm {
  name: string
  description: string
  price: string
  deposit: string
  allergens: string[]
  /** Years; empty: anybody may buy it. */
  minimumAge: string
}

/** The form of a product, or of a new one. */
export const formOf = (product?: ProductPartsFragment): ProductForm => ({
  ...{ name: product?.name ?? '', description: product?.description ?? '' },
  price: product ? decimalText(product.price) : '',
  deposit: product ? decimalText(product.deposit) : '',
  allergens: [...(product?.allergens ?? [])],
  minimumAge: product?.minimumAge ? String(product.minimumAge) : '',
})

/** What is wrong with the form; nothing when it can be saved. */
export const wrongIn = ({ name, price, deposit, minimumAge }: ProductForm, currency: string): string[] => [
  ...(name.trim() === '' ? ['It needs a name.'] : []),
  ...(parseAmount(price, currency) === undefined ? [`The price is no amount in ${currency}.`] : []),
  ...(deposit !== '' && parseAmount(deposit, currency) === undefined
    ? [`The deposit is no amount in ${currency}.`]
    : []),
  ...(/^\d{0,2}$/.test(minimumAge) ? [] : ['The age has to be 0 to 99 years.']),
]

const money = (text: string, currency: string) => ({ amount: parseAmount(text, currency) ?? 0, currency })

/** A new product as the API takes it. */
export const creationOf = (form: ProductForm, currency: string, idempotencyKey: string): CreateProductInput => ({
  ...{ name: form.name, description: form.description, allergens: form.allergens, idempotencyKey },
  price: money(form.price, currency),
  ...(form.deposit !== '' && { deposit: money(form.deposit, currency) }),
  ...(form.minimumAge !== '' && { minimumAge: Number(form.minimumAge) }),
})

/** What of a product was changed, as the API takes it. */
export function updateOf(product: ProductPartsFragment, form: ProductForm): UpdateProductInput {
  const before = formOf(product)
  const { currency } = product.price
  const changed = (name: keyof ProductForm) => String(before[name]) !== String(form[name])
  return {
    productId: product.id,
    ...(changed('name') && { name: form.name }),
    ...(changed('description') && { description: form.description }),
    ...(changed('price') && { price: money(form.price, currency) }),
    ...(changed('deposit') && { deposit: money(form.deposit || '0', currency) }),
    ...(changed('allergens') && { allergens: form.allergens }),
    ...(changed('minimumAge') && { minimumAge: Number(form.minimumAge) }),
  }
}

/** A new price as it is asked about: nothing when the price stays. */
export function priceChange(product: ProductPartsFragment, form: ProductForm): [label: string, value: string][] {
  const next = money(form.price, product.price.currency)
  if (next.amount === product.price.amount) return []
  return [
    ['List price', `${formatMoney(next)} (was ${formatMoney(product.price)})`],
    ['What follows', 'Every column that follows the list price has it within seconds.'],
  ]
}
