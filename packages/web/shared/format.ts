/** An amount of money as the API has it: minor units of an ISO 4217 currency. */
export interface Money {
  readonly amount: number
  readonly currency: string
}

/**
 * An amount for people: `1,55 €` in German, `€1.55` in English. How many minor units a currency has is known by Intl, so the
 * point is put into the digits and no float is made of money.
 */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return format.format(decimalText({ amount, currency }) as `${number}`)
}

/** How many decimals a currency has: 2 for EUR, 0 for JPY. */
export const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** An amount as a plain decimal number, for example `1.55`: no float is made of it. */
export function decimalText({ amount, currency }: Money): string {
  const decimals = decimalsOf(currency)
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0')
  const point = digits.length - decimals
  return `${amount < 0 ? '-' : ''}${digits.slice(0, point)}${decimals > 0 ? `.${digits.slice(point)}` : ''}`
}

/** A moment for people, in their own time zone: `27 Nov 2026, 19:35`. */
export function formatDateTime(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso))
}

/** A day for people: `27 Nov 2026`. */
export function formatDate(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(iso))
}
