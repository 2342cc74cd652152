import { formatDate as dateIn, formatDateTime as dateTimeIn, formatMoney, type Money } from '../../../shared/format.ts'
import { LANGUAGES, languageOf } from './language.ts'

/** The language of the page. */
export const language = languageOf(location.search, navigator.languages)
document.documentElement.lang = language

/** The words of the page. */
export const text = LANGUAGES[language]

/** How the browser's own region writes numbers and dates, when it speaks the page's language. */
const locale = navigator.languages.find((tag) => tag.startsWith(language)) ?? language

/** An amount of money, as people write it. */
export const money = (amount: Money): string => formatMoney(amount, locale)

/** A day. */
export const day = (iso: string): string => dateIn(iso, locale)

/** A day with its hour. */
export const moment = (iso: string): string => dateTimeIn(iso, locale)

/** A plain number. */
export const number = (value: number, digits = 0): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)

/** Parts per million as a percentage: 190000 is `19 %`. */
export const percent = (ppm: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 }).format(ppm / 1_000_000)
