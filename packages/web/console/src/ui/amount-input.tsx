import { TextInput } from '@mantine/core'
import { parseAmount } from './format.ts'

/** A field for an amount in a currency: what is typed, which `parseAmount` reads. */
export function AmountInput({
  label,
  currency,
  text,
  onChange,
  description,
  required = false,
}: {
  label: string
  currency: string
  text: string
  onChange(text: string): void
  description?: string
  required?: boolean
}) {
  const wrong = text !== '' && parseAmount(text, currency) === undefined
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      required={required}
      {...(description && { description })}
      rightSection={currency}
      rightSectionWidth={56}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={wrong && `Not an amount in ${currency}`}
    />
  )
}
