import { TextInput } from '@mantine/core'

/** A field for a day, with the browser's own calendar. */
export function DateInput({
  label,
  value,
  max,
  onChange,
}: {
  label: string
  /** `2026-11-27`. */
  value: string
  max?: string
  onChange(date: string): void
}) {
  return (
    <TextInput
      type="date"
      label={label}
      w={160}
      value={value}
      {...(max && { max })}
      onChange={(event) => event.currentTarget.value && onChange(event.currentTarget.value)}
    />
  )
}
