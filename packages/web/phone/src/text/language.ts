import { de } from './de.ts'
import { en } from './en.ts'

/** The languages of the page. */
export const LANGUAGES = { en, de }

/** The first of the browser's languages that the page has, English otherwise; `?lang=de` in the address counts before. */
export function languageOf(search: string, wanted: readonly string[]): keyof typeof LANGUAGES {
  const known = [new URLSearchParams(search).get('lang') ?? '', ...wanted].map((tag) => tag.slice(0, 2).toLowerCase())
  return known.find((tag): tag is keyof typeof LANGUAGES => tag in LANGUAGES) ?? 'en'
}
